import { type ReactElement, useState } from 'react'
import { type Capability, capabilities } from '#contract/capabilities.ts'
import { type CapacityKind, capacityKinds } from '#contract/paths.ts'
import type { RolePolicy, RolesPolicy } from '#contract/policies.ts'
import { Button } from '#web/components/button.tsx'
import { Checkbox, CheckboxGroup, Radios } from '#web/components/choices.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import styles from './grid.module.css'
import { kindNames, typeNames } from './policy-words.ts'

/** Types to which a role may be given. */
const receivers = ['profesional', 'sso', 'otro', 'delegado_proveedor_pn'] as const

/** The roles: where each exists, to whom it is given and what it allows. */
export function RolesEditor(props: { value: RolesPolicy; onChange: (value: RolesPolicy) => void }): ReactElement {
  const { value, onChange } = props
  const [code, setCode] = useState('')
  const wrong =
    code !== '' && !/^[A-Z][A-Z0-9_]{1,39}$/.test(code)
      ? 'Escriba el código en mayúsculas, sin espacios: DISPENSADOR.'
      : value.roles.some((role) => role.code === code)
        ? 'Ya hay un rol con ese código.'
        : undefined
  const change = (which: string, part: Partial<RolePolicy>) =>
    onChange({ roles: value.roles.map((role) => (role.code === which ? { ...role, ...part } : role)) })
  return (
    <>
      {value.roles.map((role) => (
        <details className={styles.block} key={role.code}>
          <summary>
            {role.name} <span className="meta">{role.kinds.map((kind) => kindNames[kind]).join(', ')}</span>
          </summary>
          <div>
            <p className="meta">
              Código <span className="code">{role.code}</span>
            </p>
            <div className={styles.pair}>
              <TextInput
                label="Nombre"
                value={role.name}
                onChange={(name) => change(role.code, { name })}
                maxLength={200}
              />
              <TextInput
                label="Descripción"
                hint="La lee el delegado al dar el rol."
                value={role.description}
                onChange={(description) => change(role.code, { description })}
                maxLength={200}
              />
            </div>
            <div className={styles.pair}>
              <CheckboxGroup
                label="Existe en"
                value={role.kinds}
                onChange={(kinds) => kinds.length > 0 && change(role.code, { kinds: kinds as CapacityKind[] })}
                options={capacityKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
              />
              <CheckboxGroup
                label="Se da a"
                value={role.givenTo.map((given) => given.userType)}
                onChange={(types) =>
                  types.length > 0 &&
                  change(role.code, {
                    givenTo: receivers
                      .filter((type) => types.includes(type))
                      .map((userType) => role.givenTo.find((given) => given.userType === userType) ?? { userType }),
                  })
                }
                options={receivers.map((type) => {
                  const given = role.givenTo.find((one) => one.userType === type)
                  return {
                    value: type,
                    label: typeNames[type] ?? type,
                    hint: given?.prescriber ? 'Solo con profesión que prescribe' : undefined,
                  }
                })}
              />
              <Radios
                label="Vale"
                value={role.scope}
                onChange={(scope) => change(role.code, { scope: scope as RolePolicy['scope'] })}
                options={[
                  { value: 'sede', label: 'En la sede de la activación' },
                  { value: 'entidad', label: 'En toda la entidad o régimen' },
                ]}
              />
            </div>
            <div className={styles.many}>
              <CheckboxGroup
                label="Permite"
                value={role.capabilities}
                onChange={(list) => list.length > 0 && change(role.code, { capabilities: list as Capability[] })}
                options={Object.entries(capabilities).map(([value, label]) => ({ value, label }))}
              />
            </div>
            <Checkbox
              label="Pide segundo factor para entrar"
              value={role.secondFactor}
              onChange={(secondFactor) => change(role.code, { secondFactor })}
            />
            <div className={styles.many}>
              <CheckboxGroup
                label="No se combina con"
                hint="La misma persona no tiene los dos en una entidad."
                value={role.incompatibleWith}
                onChange={(incompatibleWith) => change(role.code, { incompatibleWith })}
                options={value.roles
                  .filter((other) => other.code !== role.code && other.kinds.some((kind) => role.kinds.includes(kind)))
                  .map((other) => ({ value: other.code, label: other.name }))}
              />
            </div>
          </div>
        </details>
      ))}
      <div className="row" style={{ alignItems: 'flex-end', marginTop: 'var(--s-5)' }}>
        <TextInput label="Código de otro rol" value={code} onChange={setCode} width={20} error={wrong} />
        <Button
          icon="plus"
          onClick={() => {
            if (!code || wrong) return
            onChange({
              roles: [
                ...value.roles,
                {
                  code,
                  name: code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' '),
                  description: 'Describa qué hace este rol.',
                  kinds: ['ips'],
                  scope: 'sede',
                  givenTo: [{ userType: 'otro' }],
                  capabilities: ['consultar_ips'],
                  secondFactor: false,
                  incompatibleWith: [],
                },
              ],
            })
            setCode('')
          }}
        >
          Agregar rol
        </Button>
      </div>
    </>
  )
}
