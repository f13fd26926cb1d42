import type { ReactElement } from 'react'
import { answerInconsistency, followInconsistency, registryNames } from '#contract/registries-inconsistencies.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { FileField } from '#web/components/file-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Section } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextAreaField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showInstant } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { CaseTalk } from './case-talk.tsx'
import { evidenceLimits, formOf } from './evidence.ts'
import { caseStateWords } from './words.ts'

/** Whoever reported follows the case with the secret of the link, and answers what is asked. */
export function CasePage(): ReactElement {
  const token = useParam('token')
  const query = useEndpoint(followInconsistency, { params: { token } })
  return (
    <Loaded query={query} heading="Su reporte">
      {(view) => {
        const state = caseStateWords[view.state]
        return (
          <>
            <PageHead
              title={`Su reporte sobre ${view.subject}`}
              eyebrow={registryNames[view.registry]}
              action={<Tag kind={state.kind}>{state.text}</Tag>}
              lead={`Enviado el ${showInstant(view.createdAt)}`}
            />
            {view.outcome && (
              <Note kind={view.outcome === 'corregido' ? 'done' : 'info'}>
                {view.outcome === 'corregido'
                  ? 'El registro se corrigió. Los pasos que dependían de él se actualizan solos.'
                  : 'El registro quedó como estaba. Abajo está el motivo.'}
              </Note>
            )}
            <Section title="Lo que se ha dicho">
              <CaseTalk view={view} reporter="Usted" />
            </Section>
            {view.files.length > 0 && (
              <Section title="Soportes que adjuntó">
                <ul>
                  {view.files.map((file) => (
                    <li key={file.id}>
                      {file.name} <span className="meta">{showInstant(file.at)}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {view.state !== 'resuelta' && <Answer token={token} asked={view.state === 'pide_mas'} />}
          </>
        )
      }}
    </Loaded>
  )
}

function Answer({ token, asked }: { token: string; asked: boolean }): ReactElement {
  const form = usePageForm<{ text: string; file: File | null }>({ text: '', file: null })
  const act = useAct(answerInconsistency, { form, say: 'Su respuesta quedó en el caso.', done: () => form.reset() })
  return (
    <Section title={asked ? 'Responda lo que le piden' : 'Agregue algo'}>
      <Form
        form={form}
        act={act}
        refusedTitle="No se envió"
        label="Respuesta"
        onSubmit={(values) => act.run({ params: { token }, body: formOf({ ...values }) })}
      >
        <TextAreaField name="text" label={asked ? 'Su respuesta' : 'Lo que quiere agregar'} rows={4} maxLength={2000} />
        <FileField name="file" label="Soporte" optional accept=".pdf,.jpg,.jpeg,.png" limits={evidenceLimits} />
        <Actions>
          <Button kind={asked ? 'primary' : 'secondary'} type="submit" busy={act.busy}>
            {asked ? 'Responder' : 'Agregar al caso'}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
