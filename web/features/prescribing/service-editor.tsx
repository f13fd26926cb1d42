import { type ReactElement, useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { codeOf } from '#contract/mipres-codes/code-list.ts'
import { complementaryServices } from '#contract/mipres-codes/complementary-services.ts'
import { companionRelationships, transportTypes } from '#contract/mipres-codes/short-lists.ts'
import { lodges, travels } from '#contract/prescription-questions.ts'
import { Ask, CodeSelect, DocumentFields, Quantity, Schedule, useSet } from '#web/components/prescription/fields.tsx'
import { MunicipalityField } from '#web/components/prescription/municipality-field.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { TextField } from '#web/components/text-input.tsx'
import { Amount, Common, type EditorProps } from './editor-parts.tsx'
import { WhyQuestions } from './why-questions.tsx'

/** The editor of a complementary service; transport and lodging have questions of their own. */
export function ServiceEditor({ index, computed, pending }: EditorProps): ReactElement {
  const path = `items.${index}`
  const { control } = useFormContext()
  const item = (useWatch({ control, name: path }) ?? {}) as Record<string, unknown>
  const set = useSet()
  const { code, companion } = item
  const moves = travels(code)
  const stays = lodges(code)
  const named = codeOf(complementaryServices, String(code ?? ''))?.name ?? ''
  useEffect(() => {
    if (named !== item.name) set(`${path}.name`, named)
  })
  return (
    <>
      <CodeSelect name={`${path}.code`} label="Servicio" list={complementaryServices} />
      <TextField
        name={`${path}.description`}
        label="Descripción"
        hint="Qué se necesita: talla, marca, recorrido."
        optional
        maxLength={160}
      />
      {moves && <CodeSelect name={`${path}.transport`} label="Medio de transporte" list={transportTypes} />}
      {(moves || stays) && (
        <>
          {stays && <TextField name={`${path}.lodgingName`} label="Nombre del albergue" maxLength={160} />}
          <div className={styles.grid}>
            <MunicipalityField name={`${path}.originMunicipality`} label="Municipio de origen" />
            <MunicipalityField name={`${path}.destinationMunicipality`} label="Municipio de destino" />
          </div>
          <Ask name={`${path}.companion`} label="¿Necesita acompañante?" />
          {companion === true && (
            <div className={styles.dependent}>
              <DocumentFields name={`${path}.companionDocument`} label="Documento del acompañante" />
              <CodeSelect
                name={`${path}.companionRelationship`}
                label="Parentesco con el paciente"
                list={companionRelationships}
              />
            </div>
          )}
        </>
      )}
      <div className={styles.grid}>
        <Amount path={path} label="Cuántos en cada uso" />
        <Schedule path={path} />
      </div>
      <Quantity path={path} computed={computed} pending={pending} />
      <Common path={path} what="de este servicio" />
      <WhyQuestions path={path} kind="S" />
    </>
  )
}
