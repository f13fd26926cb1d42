import { type ComponentType, type ReactElement, useContext } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { FormScope, fieldId, firstError } from '#web/lib/form.ts'
import type { Control } from './field.tsx'

type Free<P> = Omit<P, 'value' | 'onChange' | 'onBlur' | 'error' | 'id' | 'wrongPart'>

/**
 * Ties a control to the value of a `<Form>` by its `name`: value, change, error and the id that the error summary links to.
 * `empty` is the value of a field without a default.
 */
export function bound<V, P extends Control<V>>(
  Input: ComponentType<P>,
  empty: V,
): (props: Free<P> & { name: string }) => ReactElement {
  function Bound({ name, ...rest }: Free<P> & { name: string }): ReactElement {
    const { control, formState } = useFormContext()
    const scope = useContext(FormScope)
    const { field } = useController({ name, control })
    const error = firstError(formState.errors, name)
    const props = {
      ...rest,
      id: fieldId(name, scope),
      value: field.value ?? empty,
      onChange: field.onChange,
      onBlur: field.onBlur,
      error: error?.message,
      wrongPart: error?.part,
    }
    return <Input {...(props as unknown as P)} />
  }
  Bound.displayName = `bound(${Input.displayName ?? Input.name})`
  return Bound
}
