import type { ReactElement } from 'react'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos } from '#contract/mipres-codes/short-lists.ts'
import type { CheckView } from '#contract/prescribing.ts'
import { epsWords } from '#contract/spanish.ts'
import { LinkButton } from '#web/components/button.tsx'
import { H1 } from '#web/components/page-head.tsx'
import { CodeName } from '#web/components/prescription/code-name.tsx'
import styles from '#web/components/prescription/prescribing.module.css'
import { fullName } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import { showAge, showDocument } from '#web/lib/format.ts'
import type { DraftForm } from './draft.ts'
import type { DraftCheck } from './use-check.ts'

/** For whom and for what, always in sight: she must never write to the wrong patient. */
export function PatientStrip(props: {
  values: DraftForm
  affiliation: CheckView | undefined
  /** The EPS of the version that was checked last: its name, when the strip shows its code. */
  eps: DraftCheck['eps'] | undefined
  base: string
  transcribing: boolean
}): ReactElement {
  const { values, affiliation, base, eps } = props
  const { patient } = values
  const name = fullName(patient) || 'Paciente por escribir'
  return (
    <div className={styles.strip}>
      <div>
        <div className="row">
          <H1 title={`${props.transcribing ? 'Transcribir la de' : 'Prescribir a'} ${name}`}>{name}</H1>
          {affiliation && (
            <Tag kind={affiliation.result === 'ok' ? 'done' : 'wait'}>
              {affiliation.result === 'ok' ? 'Afiliación activa' : 'Revise la afiliación'}
            </Tag>
          )}
        </div>
        <dl>
          <div>
            <dt>{patient.document.type}</dt>
            <dd className="num">
              {showDocument({ ...patient.document, number: patient.document.number || '…' }).replace(/^\w+ /, '')}
            </dd>
          </div>
          {patient.bornOn && /^\d{4}-\d\d-\d\d$/.test(patient.bornOn) && (
            <div>
              <dt>Edad</dt>
              <dd>{showAge(patient.bornOn)}</dd>
            </div>
          )}
          {patient.epsCode && (
            <div>
              <dt>EPS</dt>
              <dd>
                {[epsWords(patient.epsCode, eps?.code === patient.epsCode ? eps.name : null), patient.regime]
                  .filter(Boolean)
                  .join(' · ')}
              </dd>
            </div>
          )}
          {values.mainDiagnosis && (
            <div>
              <dt>Diagnóstico</dt>
              <dd>
                <CodeName catalog="cie10" code={values.mainDiagnosis} />
              </dd>
            </div>
          )}
          {values.ambito && (
            <div>
              <dt className="sr">Ámbito</dt>
              <dd>{codeName(ambitos, values.ambito)}</dd>
            </div>
          )}
        </dl>
      </div>
      <LinkButton small to={`${base}?item=datos`}>
        Cambiar<span className="sr"> paciente, diagnóstico o ámbito</span>
      </LinkButton>
    </div>
  )
}
