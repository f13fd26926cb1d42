import { type ReactElement, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { legalNatures } from '#contract/entity-registration.ts'
import { type checkNit, uploadSupport } from '#contract/identity-entities.ts'
import { CheckboxGroup, RadiosField } from '#web/components/choices.tsx'
import { ComboBoxField } from '#web/components/combo-box.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { FileInput } from '#web/components/file-field.tsx'
import { Note } from '#web/components/note.tsx'
import { Evidence } from '#web/components/steps.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { ApiProblem, type CallResult, request, urlOf } from '#web/lib/api.ts'
import { fieldId, firstError } from '#web/lib/form.ts'
import { showDate } from '#web/lib/format.ts'
import { loadMunicipalities } from '#web/lib/municipalities.ts'
import type { Registration } from './registration.ts'
import { natureNames } from './words.ts'

/** What the registries say of a NIT. */
export type NitFound = CallResult<typeof checkNit>

/** Part 2: the data of the entity. */
export function DataFields(): ReactElement {
  return (
    <>
      <TextField name="name" label="Razón social" autoComplete="organization" />
      <TextField name="shortName" label="Sigla" optional width={20} />
      <RadiosField
        name="legalNature"
        label="Naturaleza jurídica"
        options={legalNatures.map((value) => ({ value, label: natureNames[value] }))}
      />
      <DateField name="constitutedOn" label="Fecha de constitución" />
      <TextField name="address" label="Dirección" autoComplete="street-address" />
      <ComboBoxField
        name="municipality"
        label="Municipio"
        hint="Escriba las primeras letras. Mostramos siempre el departamento."
        load={loadMunicipalities}
      />
      <TextField name="email" label="Correo institucional" type="email" autoComplete="email" />
      <TextField name="phone" label="Teléfono" type="tel" autoComplete="tel" optional width={20} />
    </>
  )
}

/** What the registries say of the NIT, dated. */
function RegistryEvidence({ found }: { found: NitFound | undefined }): ReactElement | null {
  if (!found) return null
  const items = [
    ...(found.reps
      ? [
          {
            fact: found.reps.enabled ? 'En REPS, habilitada' : 'En REPS, no habilitada',
            text: found.reps.codes.slice(0, 3).join(', '),
            source: `REPS, corte ${showDate(found.reps.cut)}`,
          },
        ]
      : []),
    ...(found.eapb
      ? [
          {
            fact: 'Códigos de EPS habilitados',
            text: found.eapb.codes.map((c) => `${c.code} ${c.regime}`).join(', '),
            source: `SISPRO, corte ${showDate(found.eapb.cut)}`,
          },
        ]
      : []),
  ]
  if (items.length === 0)
    return (
      <Note>
        <p>El NIT no aparece en REPS ni en los códigos de EPS. Adjunte el certificado para que lo revisemos.</p>
      </Note>
    )
  return <Evidence items={items} />
}

/** Part 3: what the entity is, who she is in it, and the support. */
export function WhatItIs(props: { form: UseFormReturn<Registration>; found: NitFound | undefined }): ReactElement {
  const { form, found } = props
  const { kinds, regimes, support } = form.watch()
  const [upload, setUpload] = useState<{ busy: boolean; error?: string; file: File | null }>({
    busy: false,
    file: null,
  })
  const error = firstError(form.formState.errors, 'kinds')?.message

  async function attach(file: File | null): Promise<void> {
    if (!file) return
    setUpload({ busy: true, file })
    const data = new FormData()
    data.append('file', file)
    try {
      const answer = await request(uploadSupport.method, urlOf(uploadSupport), data)
      const { supportId, fileName, size } = answer as CallResult<typeof uploadSupport>
      form.setValue('support', { id: supportId, name: fileName, size })
      setUpload({ busy: false, file })
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure
      form.setValue('support', null)
      setUpload({ busy: false, file: null, error: failure.sentences.join(' ') })
    }
  }

  return (
    <>
      <RegistryEvidence found={found} />
      <CheckboxGroup
        id={fieldId('kinds')}
        label="¿Qué es la entidad?"
        hint="Puede ser varias cosas a la vez."
        error={error}
        value={kinds}
        onChange={(value) => form.setValue('kinds', value)}
        options={[
          {
            value: 'eps',
            label: 'EPS',
            under: (
              <CheckboxGroup
                label="Regímenes"
                value={regimes}
                onChange={(value) => form.setValue('regimes', value)}
                options={[
                  { value: 'contributivo', label: 'Régimen contributivo' },
                  { value: 'subsidiado', label: 'Régimen subsidiado' },
                ]}
              />
            ),
          },
          { value: 'ips', label: 'IPS', hint: 'Debe estar en REPS, habilitada.' },
          { value: 'proveedor', label: 'Proveedor', hint: 'Droguería, gestor o proveedor de tecnologías.' },
        ]}
      />
      <TextField
        name="position"
        label="Su cargo"
        hint="Como aparece en el certificado o en el acta de posesión."
        width={20}
      />
      <DateField name="startedOn" label="Desde cuándo representa a la entidad" hint="Por ejemplo, 15 1 2024" />
      <FileInput
        id={fieldId('support')}
        label="Certificado de existencia y representación"
        optional={!needsSupport(found)}
        hint={
          needsSupport(found)
            ? 'O el acta de posesión, si la entidad es pública.'
            : 'Solo si el NIT no aparece en los registros o ya tiene representante.'
        }
        accept=".pdf,.jpg,.jpeg,.png"
        limits={upload.busy ? 'Subiendo el archivo…' : 'PDF, JPG o PNG, hasta 10 MB'}
        error={upload.error ?? firstError(form.formState.errors, 'support')?.message}
        value={upload.file}
        onChange={(file) => void attach(file)}
      />
      {support && !upload.file && (
        <p className="meta">
          Ya adjuntó <b>{support.name}</b>.
        </p>
      )}
    </>
  )
}

/** A hint for the form; the rule is the server's. */
function needsSupport(found: NitFound | undefined): boolean {
  return found !== undefined && (found.registered || (!found.reps && !found.eapb))
}
