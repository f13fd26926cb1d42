import type { ReactElement } from 'react'
import type { RoleOffer } from '#contract/users-desk.ts'
import { CheckboxGroup } from '#web/components/choices.tsx'

/** The roles of the capacity for this user: those that cannot be given say why; one that is given can always be taken. */
export function RoleChoice(props: {
  offers: readonly RoleOffer[]
  value: string[]
  /** Those given now. */
  given?: readonly string[]
  onChange: (roles: string[]) => void
}): ReactElement {
  const { offers, value, given = [] } = props
  if (offers.length === 0) return <p className="muted">Aquí no hay roles para este tipo de usuario.</p>
  return (
    <CheckboxGroup
      label="Roles"
      value={value}
      onChange={props.onChange}
      options={offers.map((role) => ({
        value: role.code,
        label: role.name,
        hint: role.refusal ?? role.description,
        disabled: role.refusal !== null && !given.includes(role.code),
      }))}
    />
  )
}
