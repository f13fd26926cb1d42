import { type ReactElement, type ReactNode, useState } from 'react'
import type { DocumentType } from '#contract/documents.ts'
import { documentTypes } from '#contract/documents.ts'
import type { queryRethus, querySso } from '#contract/registries.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { DocumentField, type DocumentValue } from '#web/components/document-field.tsx'
import { Form } from '#web/components/form.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDocument } from '#web/lib/format.ts'
import styles from './registries.module.css'

const types = (Object.keys(documentTypes) as DocumentType[]).filter(
  (type) => documentTypes[type].account || type === 'DE',
)

/** A public query by exact document: the form stays on top, what was found below, dated. The document never enters the address. */
export function DocumentQuery<E extends typeof queryRethus | typeof querySso>(props: {
  endpoint: E
  title: string
  lead: string
  /** Announced when the answer came. */
  say: string
  children: (answer: CallResult<E>, document: string) => ReactNode
}): ReactElement {
  const form = usePageForm({ document: { type: 'CC', number: '' } as DocumentValue })
  const [found, setFound] = useState<{ answer: CallResult<E>; document: DocumentValue } | null>(null)
  const act = useAct(props.endpoint, {
    form,
    names: { type: 'document.type', number: 'document.number' },
    say: props.say,
  })
  return (
    <>
      <BackLink to="/consultas">Consultas públicas</BackLink>
      <Form
        form={form}
        act={act}
        refusedTitle="No se hizo la consulta"
        head={<PageHead title={props.title} lead={props.lead} />}
        onSubmit={async ({ document }) => {
          setFound(null)
          const answer = await act.run({ body: document } as Parameters<typeof act.run>[0])
          if (answer !== undefined) setFound({ answer, document })
        }}
      >
        <DocumentField name="document" label="Documento" types={types} autoComplete="off" />
        <Actions>
          <Button kind="primary" type="submit" icon="search" busy={act.busy}>
            Consultar
          </Button>
        </Actions>
      </Form>
      {found && <div className={styles.answer}>{props.children(found.answer, showDocument(found.document))}</div>}
    </>
  )
}
