import type { ReactElement } from 'react'
import type { ItemKind } from '#contract/capabilities.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos, transcriptionReasons } from '#contract/mipres-codes/short-lists.ts'
import type { Answers } from '#contract/prescription-questions.ts'
import { epsWords } from '#contract/spanish.ts'
import { SummaryList, type SummaryRow } from '#web/components/layout.tsx'
import { showAge, showDate, showDocument } from '#web/lib/format.ts'
import { type Answer, answersOf, yesNo } from './answers.ts'
import { AnswerValue } from './code-name.tsx'
import styles from './prescribing.module.css'
import { fullName, itemName } from './words.ts'

/** What the head of a prescription says, whether a draft or signed. */
export interface HeadContent {
  patient: {
    document: { type: string; number: string }
    firstName: string
    secondName?: string | null
    firstSurname: string
    secondSurname?: string | null
    bornOn?: string | null
    sex?: string | null
    epsCode: string
    regime: string
    mismatchReason?: string | null
    mother?: { type: string; number: string } | null
  }
  ambito: string
  afterDischarge?: boolean | null
  covid19?: boolean | null
  orphanDisease?: boolean | null
  orphanCode?: string | null
  orphanIsMain?: boolean | null
  mainDiagnosis?: string | null
  relatedDiagnosis1?: string | null
  relatedDiagnosis2?: string | null
  donor?: { type: string; number: string } | null
  transcriptionReason?: string | null
  paperDate?: string | null
  excluded?: boolean | null
}

/** The head as rows: who, what she has, where; the EPS by its name where it is known. */
export function headAnswers(content: HeadContent, epsName?: string | null): Answer[] {
  const { patient } = content
  const document = (found: { type: string; number: string } | null | undefined): string =>
    found?.number ? showDocument(found) : ''
  const rows: Answer[] = [
    { field: 'patient.firstName', label: 'Paciente', value: fullName(patient) },
    { field: 'patient.document', label: 'Documento', value: document(patient.document) },
    {
      field: 'patient.bornOn',
      label: 'Nacimiento',
      value: patient.bornOn ? `${showDate(patient.bornOn)}, ${showAge(patient.bornOn)}` : '',
    },
    {
      field: 'patient.sex',
      label: 'Sexo',
      value: patient.sex ? ({ F: 'Femenino', M: 'Masculino', I: 'Indeterminado' }[patient.sex] ?? '') : '',
    },
    { field: 'patient.epsCode', label: 'EPS', value: epsLine(patient, epsName) },
    { field: 'patient.mismatchReason', label: 'Fuera de la afiliación', value: patient.mismatchReason ?? '' },
    { field: 'patient.mother', label: 'Madre del recién nacido', value: document(patient.mother) },
    { field: 'mainDiagnosis', label: 'Diagnóstico principal', value: content.mainDiagnosis ?? '', catalog: 'cie10' },
    {
      field: 'relatedDiagnosis1',
      label: 'Diagnóstico relacionado 1',
      value: content.relatedDiagnosis1 ?? '',
      catalog: 'cie10',
    },
    {
      field: 'relatedDiagnosis2',
      label: 'Diagnóstico relacionado 2',
      value: content.relatedDiagnosis2 ?? '',
      catalog: 'cie10',
    },
    { field: 'ambito', label: 'Ámbito', value: content.ambito ? codeName(ambitos, content.ambito) : '' },
    { field: 'afterDischarge', label: 'Después de un egreso o una remisión', value: yesNo(content.afterDischarge) },
    { field: 'orphanDisease', label: 'Enfermedad huérfana', value: yesNo(content.orphanDisease) },
    {
      field: 'orphanCode',
      label: 'Código de la enfermedad huérfana',
      value: content.orphanCode ?? '',
      catalog: 'huerfanas',
    },
    { field: 'orphanIsMain', label: 'Es el diagnóstico principal', value: yesNo(content.orphanIsMain) },
    { field: 'covid19', label: 'Por COVID-19', value: yesNo(content.covid19) },
    { field: 'excluded', label: 'Expresamente excluido', value: yesNo(content.excluded) },
    { field: 'donor', label: 'Donante vivo', value: document(content.donor) },
    {
      field: 'transcriptionReason',
      label: 'Por qué se prescribió en papel',
      value: content.transcriptionReason ? codeName(transcriptionReasons, content.transcriptionReason) : '',
    },
    {
      field: 'paperDate',
      label: 'Fecha del formato en papel',
      value: content.paperDate ? showDate(content.paperDate) : '',
    },
  ]
  return rows.filter((row) => row.value !== '')
}

/** 'EPS Demo Andina S.A. (EPS900) · contributivo'. */
const epsLine = ({ epsCode, regime }: HeadContent['patient'], name?: string | null): string =>
  [epsWords(epsCode, name), regime].filter(Boolean).join(' · ')

/** Rows of answers, with "Cambiar" when `change` says where. */
export function AnswerList(props: {
  answers: Answer[]
  change?: (field: string) => string
  tight?: boolean
}): ReactElement {
  const rows: SummaryRow[] = props.answers.map((answer) => ({
    label: answer.label,
    value: <AnswerValue answer={answer} />,
    ...(props.change ? { change: props.change(answer.field) } : {}),
  }))
  return <SummaryList rows={rows} {...(props.tight ? { tight: true } : {})} />
}

/** An item with everything it says; `fold` leaves its answers one press away, where several stand together. */
export function ItemView(props: {
  item: Answers & { kind: ItemKind }
  change?: (field: string) => string
  tag?: ReactElement | null
  line?: string
  fold?: boolean
}): ReactElement {
  const { item } = props
  const answers = (
    <div className={styles.answers}>
      <AnswerList answers={answersOf(item)} {...(props.change ? { change: props.change } : {})} />
    </div>
  )
  return (
    <section className={styles.reviewItem}>
      <div className={styles.itemHead}>
        <span className={styles.bigLetter} aria-hidden="true">
          {item.kind}
        </span>
        <div>
          <h3>{itemName(item)}</h3>
          {props.line && <p className="muted">{props.line}</p>}
        </div>
        {props.tag}
      </div>
      {props.fold ? (
        <details className={styles.folded}>
          <summary>
            Todo lo que se escribió<span className="sr"> de {itemName(item)}</span>
          </summary>
          {answers}
        </details>
      ) : (
        answers
      )}
    </section>
  )
}
