import { type ReactElement, useState } from 'react'
import { type PolicyContents, type PolicyName, policyNames, policySchemas } from '#contract/policies.ts'
import { publishPolicy, readPolicy, tryPolicy } from '#contract/users-policies.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { DataTable } from '#web/components/data-table.tsx'
import { Section } from '#web/components/layout.tsx'
import { Loaded, Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Timeline } from '#web/components/steps.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { showCount } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ActivadoresEditor } from './activadores-editor.tsx'
import styles from './grid.module.css'
import { type PolicyChange, policyChanges, policyTexts, policyTitles, publishedWords } from './policy-words.ts'
import { ProfesionItemEditor } from './profesion-item-editor.tsx'
import { RolesEditor } from './roles-editor.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

type Read = CallResult<typeof readPolicy>

/** One policy: a draft beside what is in force, what differs, whom it touches, and publishing it. */
export function PolicyPage(): ReactElement {
  const asked = useParam('name')
  const name = policyNames.find((one) => one === asked)
  const policy = useEndpoint(readPolicy, { params: { name: name ?? 'roles' } }, { enabled: name !== undefined })
  if (!name)
    return (
      <>
        <H1>No existe esa política</H1>
        <BackLink to="/operador/politicas">Políticas</BackLink>
      </>
    )
  return (
    <Loaded query={policy} heading={policyTitles[name]} lines={10}>
      {(read) => <Draft key={`${name}:${read.version}`} name={name} read={read} />}
    </Loaded>
  )
}

/** A content that the schema accepts, or null: a draft may be half written, or of an older shape. */
function parsed<N extends PolicyName>(name: N, content: unknown): PolicyContents[N] | null {
  const result = policySchemas[name].safeParse(content)
  return result.success ? (result.data as PolicyContents[N]) : null
}

function Draft({ name, read }: { name: PolicyName; read: Read }): ReactElement {
  const [search] = useSearchState()
  const inForce = parsed(name, read.content)
  const [draft, setDraft] = useState(() => parsed(name, read.draft?.content) ?? inForce)
  const here = `/operador/politicas/${name}`
  const differs = draft !== null && inForce !== null && policyChanges(name, inForce, draft).length > 0
  const saving = useKeptDraft({ name, fromVersion: read.version, draft: differs ? draft : null })
  if (!inForce || !draft)
    return (
      <>
        <H1>{policyTitles[name]}</H1>
        <Note kind="stop">
          <p>Esta política no tiene la forma que el programa espera. Revise la versión del servicio.</p>
        </Note>
      </>
    )
  const changes = policyChanges(name, inForce, draft)
  if (search.paso === 'publicar' && changes.length > 0)
    return <Review name={name} read={read} draft={draft} changes={changes} back={here} />
  return (
    <>
      <BackLink to="/operador/politicas">Políticas</BackLink>
      <PageHead
        title={policyTitles[name]}
        lead={policyTexts[name]}
        eyebrow={`Versión ${read.version}, vigente ${read.publishedAt ? 'desde ' : ''}${publishedWords(read.publishedAt)}`}
      />
      {search.publicada && (
        <Note kind="done" alert>
          <p>La versión {search.publicada} rige desde ahora.</p>
        </Note>
      )}
      <div className="stack">
        {name === 'activadores' && (
          <ActivadoresEditor value={draft as PolicyContents['activadores']} onChange={setDraft} />
        )}
        {name === 'profesion_item' && (
          <ProfesionItemEditor value={draft as PolicyContents['profesion_item']} onChange={setDraft} />
        )}
        {name === 'roles' && <RolesEditor value={draft as PolicyContents['roles']} onChange={setDraft} />}
        <div role="status">
          {changes.length > 0 ? (
            <Note kind="wait">
              <p>
                Borrador con {changes.length === 1 ? '1 cambio' : `${changes.length} cambios`}. Todavía rige la versión{' '}
                {read.version}. {saving === 'kept' && 'Queda guardado a nombre de usted.'}
              </p>
              {saving === 'failed' && <p>No se pudo guardar. No cierre la página: se intenta con el próximo cambio.</p>}
            </Note>
          ) : (
            <p className="muted">El borrador es igual a lo vigente.</p>
          )}
        </div>
        {changes.length > 0 && (
          <Actions>
            <LinkButton kind="primary" to={`${here}?paso=publicar`}>
              Revisar el borrador
            </LinkButton>
            <Button onClick={() => setDraft(inForce)}>Descartar el borrador</Button>
          </Actions>
        )}
      </div>
      <Section title="Versiones">
        <Timeline
          label="Versiones, la más reciente primero"
          items={read.versions.map((version, index) => {
            const former = read.versions[index + 1]
            const now = parsed(name, version.content)
            const before = former ? parsed(name, former.content) : null
            const differences = now && before ? policyChanges(name, before, now) : []
            return {
              id: String(version.version),
              title: `Versión ${version.version}`,
              text: differences.map((one) => `${one.label}: ${one.before} → ${one.after}`).join('. '),
              when: `${version.publishedBy} · ${publishedWords(version.publishedAt)}`,
            }
          })}
        />
      </Section>
    </>
  )
}

function Review(props: {
  name: PolicyName
  read: Read
  draft: PolicyContents[PolicyName]
  changes: PolicyChange[]
  back: string
}): ReactElement {
  const { name, read, draft, changes, back } = props
  const [, setSearch] = useSearchState()
  const effect = useEndpoint(tryPolicy, { params: { name }, body: { content: draft } })
  const publish = useAct(publishPolicy, {
    say: (answer) => `La versión ${answer.version} rige desde ahora.`,
    done: (answer) => setSearch({ paso: undefined, publicada: String(answer.version) }),
  })
  return (
    <>
      <BackLink to={back}>Seguir editando</BackLink>
      <PageHead
        title={`Revise la versión ${read.version + 1}`}
        eyebrow={policyTitles[name]}
        lead="Compruebe qué cambia y a quién afecta antes de publicar."
      />
      <Section title="Qué cambia">
        <DataTable
          label="Cambios"
          rows={changes}
          rowKey={(row) => row.label}
          columns={[
            { label: 'Regla', width: '34%', cell: (row) => row.label },
            { label: 'Rige hoy', cell: (row) => row.before },
            { label: 'Regirá', cell: (row) => <b>{row.after}</b> },
          ]}
        />
      </Section>
      <Section title="A quién afecta">
        {effect.isPending ? (
          <Skeleton lines={2} />
        ) : effect.isError ? (
          <Refused problem={effect.error} />
        ) : (
          <Note kind={effect.data.loses > 0 ? 'wait' : 'info'}>
            <p>
              {effect.data.loses === 0
                ? 'Nadie pierde hoy un permiso.'
                : effect.data.loses === 1
                  ? '1 activación o rol deja de valer desde la publicación.'
                  : `${showCount(effect.data.loses)} activaciones o roles dejan de valer desde la publicación.`}
            </p>
            {effect.data.lines.length > 0 && (
              <ul>
                {effect.data.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Note>
        )}
      </Section>
      {publish.problem && <Refused problem={publish.problem} />}
      <Section title="Qué pasará">
        <p>
          Rige desde el momento de publicar. La versión {read.version} queda en el historial, a nombre de quien la
          publicó.
        </p>
      </Section>
      <div className={styles.acts}>
        <Actions>
          <Button
            kind="primary"
            busy={publish.busy}
            onClick={() =>
              void publish.run({ params: { name }, body: { content: draft, expectedVersion: read.version } })
            }
          >
            Publicar la versión {read.version + 1}
          </Button>
          <LinkButton to={back}>Seguir editando</LinkButton>
        </Actions>
      </div>
    </>
  )
}
