import { type ReactElement, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { ambitos, transcriptionReasons } from '#contract/mipres-codes/short-lists.ts'
import { type AffiliateView, findPatient } from '#contract/prescribing.ts'
import { Button } from '#web/components/button.tsx'
import { RadiosField } from '#web/components/choices.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { ErrorText } from '#web/components/field.tsx'
import { Note } from '#web/components/note.tsx'
import { EpsField } from '#web/components/prescription/eps-field.tsx'
import { Ask, CatalogField, CodeSelect, DocumentFields, useSet } from '#web/components/prescription/fields.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { Refused } from '#web/components/refused.tsx'
import { SelectField } from '#web/components/select.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { ApiProblem, call, issueAt } from '#web/lib/api.ts'
import { cx } from '#web/lib/cx.ts'
import { fieldId, firstError } from '#web/lib/form.ts'
import { showDate } from '#web/lib/format.ts'
import { patientOf } from './patient.ts'

const outpatient = (ambito: unknown): boolean => ambito === '11' || ambito === '12'

/** Who she is, what she has and where she is cared for: the head of the prescription. */
export function PatientEditor({ context, transcribing }: { context: string; transcribing: boolean }): ReactElement {
  const { control } = useFormContext()
  const [ambito, orphan, orphanMain, documentType] = useWatch({
    control,
    name: ['ambito', 'orphanDisease', 'orphanIsMain', 'patient.document.type'],
  }) as [string, boolean | null, boolean | null, string]
  const newborn = documentType === 'NV' || documentType === 'CN'
  return (
    <>
      <CatalogField
        name="mainDiagnosis"
        catalog="cie10"
        label="Diagnóstico principal (CIE-10)"
        hint="Por nombre o por código, por ejemplo: artritis reumatoide o M069."
        optional={orphanMain === true}
      />
      <div className={styles.grid}>
        <CatalogField name="relatedDiagnosis1" catalog="cie10" label="Diagnóstico relacionado 1" optional />
        <CatalogField name="relatedDiagnosis2" catalog="cie10" label="Diagnóstico relacionado 2" optional />
      </div>
      <CodeSelect name="ambito" label="Ámbito de atención" list={ambitos} />
      {(ambito === '' || outpatient(ambito)) && (
        <Ask name="afterDischarge" label="¿Es la atención después de un egreso o una remisión?" />
      )}
      <Ask name="orphanDisease" label="¿Tiene una enfermedad huérfana?" />
      {orphan === true && (
        <div className={styles.dependent}>
          <CatalogField name="orphanCode" catalog="huerfanas" label="Enfermedad huérfana" />
          <Ask name="orphanIsMain" label="¿Es el diagnóstico principal?" />
        </div>
      )}
      <Ask name="covid19" label="¿La prescripción es por COVID-19?" />
      <Ask
        name="excluded"
        label="¿Prescribe algo expresamente excluido?"
        hint="Solo con la autorización que pide la Resolución 740 de 2024. Irá a junta."
      />
      <Optional name="donor" label="¿Hay un donante vivo?" document="Documento del donante" />
      {transcribing && (
        <>
          <CodeSelect name="transcriptionReason" label="¿Por qué se prescribió en papel?" list={transcriptionReasons} />
          <DateField name="paperDate" label="Fecha del formato en papel" hint="Por ejemplo, 18 11 2026" />
        </>
      )}
      <section className={styles.why} aria-label="Datos del paciente">
        <h3>Datos del paciente</h3>
        <FindAgain context={context} />
        <div className={styles.grid}>
          <TextField name="patient.firstName" label="Primer nombre" maxLength={60} />
          <TextField name="patient.secondName" label="Segundo nombre" optional maxLength={60} />
          <TextField name="patient.firstSurname" label="Primer apellido" maxLength={60} />
          <TextField name="patient.secondSurname" label="Segundo apellido" optional maxLength={60} />
        </div>
        <DateField name="patient.bornOn" label="Fecha de nacimiento" optional hint="Por ejemplo, 27 3 1968" />
        <SelectField
          name="patient.sex"
          label="Sexo"
          optional
          placeholder="Sin decir"
          options={[
            { value: 'F', label: 'Femenino' },
            { value: 'M', label: 'Masculino' },
            { value: 'I', label: 'Indeterminado' },
          ]}
        />
        <div className={styles.grid}>
          <EpsField
            name="patient.epsCode"
            regimeField="patient.regime"
            label="EPS"
            hint="Por nombre o por código, por ejemplo EPS001."
          />
          <RadiosField
            name="patient.regime"
            label="Régimen"
            options={[
              { value: 'contributivo', label: 'Contributivo' },
              { value: 'subsidiado', label: 'Subsidiado' },
            ]}
          />
        </div>
        <TextField
          name="patient.mismatchReason"
          label="Si no está en la afiliación, o no coincide: ¿por qué prescribe?"
          maxLength={300}
        />
        {newborn ? (
          <DocumentFields name="patient.mother" label="Documento de la madre" hint="El paciente es un recién nacido." />
        ) : (
          <Optional
            name="patient.mother"
            label="¿Es recién nacido, con el documento de la madre?"
            document="Documento de la madre"
          />
        )}
      </section>
    </>
  )
}

/** A document that is asked only when its question is a yes; a no empties it. */
function Optional({ name, label, document }: { name: string; label: string; document: string }): ReactElement {
  const { control, formState } = useFormContext()
  const value = useWatch({ control, name }) as unknown
  const set = useSet()
  const yes = value !== null && value !== undefined
  const id = `pregunta-${name.replaceAll('.', '-')}`
  // A document that is missing is said on the question; one that is wrong, on its own control.
  const error = yes ? undefined : firstError(formState.errors, name)?.message
  return (
    <>
      <fieldset
        id={yes ? undefined : fieldId(name)}
        tabIndex={-1}
        className={cx(styles.ask, error && styles.askWrong)}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        <legend className="sr">{label}</legend>
        <span className={styles.askLabel} aria-hidden="true">
          {label}
        </span>
        <div className={styles.yesNo}>
          <label>
            <input type="radio" name={id} checked={yes} onChange={() => set(name, { type: 'CC', number: '' })} />
            Sí
          </label>
          <label>
            <input type="radio" name={id} checked={!yes} onChange={() => set(name, null)} />
            No
          </label>
        </div>
        {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      </fieldset>
      {yes && (
        <div className={styles.dependent}>
          <DocumentFields name={name} label={document} />
        </div>
      )}
    </>
  )
}

/** Another document: asks the affiliation again and fills what it says. */
function FindAgain({ context }: { context: string }): ReactElement {
  const { getValues, setValue, setError } = useFormContext()
  const [state, setState] = useState<
    | { kind: 'idle' | 'asking' }
    | { kind: 'found'; patient: AffiliateView }
    | { kind: 'none'; cutOn: string | null }
    | { kind: 'failed'; problem: ApiProblem }
  >({ kind: 'idle' })
  async function ask(): Promise<void> {
    setState({ kind: 'asking' })
    try {
      const { patient, cutOn } = await call(findPatient, { params: { context }, body: getValues('patient.document') })
      if (!patient) {
        setState({ kind: 'none', cutOn })
        return
      }
      setValue('patient', { ...patientOf(patient), mother: getValues('patient.mother') }, { shouldDirty: true })
      setState({ kind: 'found', patient })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const wrong = issueAt(error, 'type', 'number')
      if (wrong) setError('patient.document', { type: 'server', message: wrong })
      setState(wrong ? { kind: 'idle' } : { kind: 'failed', problem: error })
    }
  }
  return (
    <>
      <DocumentFields name="patient.document" label="Documento del paciente" />
      <div>
        <Button small icon="search" busy={state.kind === 'asking'} onClick={() => void ask()}>
          Buscar en la afiliación
        </Button>
      </div>
      {state.kind === 'found' && (
        <Note kind="done" alert>
          <p>
            Encontramos a {state.patient.firstName} {state.patient.firstSurname} en la afiliación, corte del{' '}
            {showDate(state.patient.cutOn)}. Llenamos sus datos.
          </p>
        </Note>
      )}
      {state.kind === 'none' && (
        <Note kind="wait" alert>
          <p>
            No está en la afiliación{state.cutOn && `, corte del ${showDate(state.cutOn)}`}. Escriba sus datos y por qué
            prescribe.
          </p>
        </Note>
      )}
      {state.kind === 'failed' && <Refused problem={state.problem} />}
    </>
  )
}
