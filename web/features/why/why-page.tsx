import { type ReactElement, useState } from 'react'
import { type RefusalCode, refusals } from '#contract/refusals/index.ts'
import { type LinkView, myWhy, userWhy, type WhyAnswer } from '#contract/users-authority.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Codes } from '#web/components/codes.tsx'
import { Cols, Panel } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, H1 } from '#web/components/page-head.tsx'
import { evidenceItem } from '#web/components/path-steps.tsx'
import { Select } from '#web/components/select.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Missing, type Step, Steps } from '#web/components/steps.tsx'
import { announce } from '#web/lib/announce.ts'
import { showInstant } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './why.module.css'

/** ¿Por qué puedo o no puedo? The question is in the address, so that an answer can be shared with who solves it. */
export function MyWhyPage(): ReactElement {
  return (
    <SignedIn title="¿Por qué puedo o no puedo?">
      <MyWhy />
    </SignedIn>
  )
}

function MyWhy(): ReactElement {
  const [search] = useSearchState()
  const { capability, capacity, sede } = search
  const query = useEndpoint(
    myWhy,
    { query: { ...(capability ? { capability } : {}), ...(capacity ? { capacity } : {}), ...(sede ? { sede } : {}) } },
    { keep: true },
  )
  return (
    <>
      <Breadcrumb trail={[{ label: 'Mi camino', to: '/mi-camino' }, { label: '¿Por qué puedo o no puedo?' }]} />
      <Loaded query={query} heading="¿Por qué puedo o no puedo?" lines={8}>
        {(why) => (
          <>
            <WhatWasRefused code={search.codigo} />
            <Answer why={why} />
          </>
        )}
      </Loaded>
    </>
  )
}

/** Where the reader comes from: the sentence of the refusal, without its particulars, which the chain below has. */
function WhatWasRefused({ code }: { code: string | undefined }): ReactElement | null {
  const known = Object.hasOwn(refusals, code ?? '') ? refusals[code as RefusalCode] : undefined
  if (!known) return null
  return (
    <div className={styles.from}>
      <Note kind="info">
        <p>Usted viene de esta respuesta: «{known.text.replace(/\{\w+\}/g, '…')}»</p>
        <p className="meta">{code}</p>
      </Note>
    </div>
  )
}

/** The same for a delegate about one of his users. */
export function UserWhyPage(): ReactElement {
  return (
    <SignedIn title="¿Por qué puede o no puede?">
      <UserWhy />
    </SignedIn>
  )
}

function UserWhy(): ReactElement {
  const capacityId = useParam('capacityId')
  const personId = useParam('personId')
  const [search] = useSearchState()
  const { capability, sede } = search
  const query = useEndpoint(
    userWhy,
    { params: { capacityId, personId }, query: { ...(capability ? { capability } : {}), ...(sede ? { sede } : {}) } },
    { keep: true },
  )
  return (
    <>
      <Breadcrumb
        trail={[
          { label: 'Usuarios', to: `/administracion/${capacityId}/usuarios` },
          { label: 'Ficha', to: `/administracion/${capacityId}/usuarios/${personId}` },
          { label: '¿Por qué puede o no puede?' },
        ]}
      />
      <Loaded query={query} heading="¿Por qué puede o no puede?" lines={8}>
        {(why) => <Answer why={why} />}
      </Loaded>
    </>
  )
}

function verdict(yes: boolean, person: WhyAnswer['person']): string {
  if (person.you) return yes ? 'Sí, puede.' : 'No, todavía no.'
  return yes ? `Sí, ${person.name} puede.` : `No, ${person.name} todavía no.`
}

function Answer({ why }: { why: WhyAnswer }): ReactElement {
  const { answer, person } = why
  if (!answer)
    return (
      <>
        <H1>¿Por qué puedo o no puedo?</H1>
        <Empty
          icon="help"
          title="Todavía no hay qué explicar"
          action={
            <LinkButton kind="primary" to="/mi-camino">
              Ver mi camino
            </LinkButton>
          }
        >
          Cuando tenga un registro y una entidad, aquí verá cada eslabón de su permiso.
        </Empty>
      </>
    )
  const missing = answer.links.find((l) => l.state === 'missing')
  const key = `${answer.capability.code}~${answer.place.capacityId}~${answer.place.sede ?? ''}`
  return (
    <>
      <Question key={key} why={why} />
      <div className={styles.below}>
        <Cols
          aside={
            <>
              <section>
                <h2>De cuándo es esta respuesta</h2>
                <p className="muted">Del {showInstant(answer.at)} Si algo cambia, la respuesta cambia con ello.</p>
              </section>
              <section>
                <h2>¿Cree que hay un error?</h2>
                <p>
                  <Link to="/reportar">Reporte una inconsistencia</Link> con su soporte. Responde el operador del
                  registro.
                </p>
              </section>
              <section className="stack">
                <h2>Comparta esta respuesta</h2>
                <Share />
                {missing?.missing && (
                  <p className="meta">
                    Código <Codes codes={[missing.missing.pending, ...missing.rules]} />
                  </p>
                )}
              </section>
            </>
          }
        >
          <div className={styles.answer}>
            <H1 title={answer.yes ? '¿Por qué puedo?' : '¿Por qué no puedo?'} className={styles.big}>
              {verdict(answer.yes, person)}
            </H1>
            <p className="lead">{answer.summary}</p>
          </div>
          {answer.links.length > 0 && (
            <section aria-labelledby="cadena">
              <h2 id="cadena" className={styles.chain}>
                La cadena que da el permiso
              </h2>
              <Steps label="La cadena que da el permiso" steps={answer.links.map(stepOf)} />
            </section>
          )}
        </Cols>
      </div>
    </>
  )
}

const states = { met: 'done', missing: 'stop', later: 'later' } as const
const words = { met: 'Se cumple', missing: 'Falta esto primero', later: 'Depende del anterior' } as const

function stepOf(link: LinkView, index: number): Step {
  const { missing } = link
  return {
    id: link.id,
    number: String(index + 1),
    title: link.title,
    state: states[link.state],
    tag: words[link.state],
    evidence: link.evidence.map(evidenceItem),
    ...(missing
      ? {
          children: (
            <Missing>
              <p>{missing.text}</p>
              <p>
                <b>Quién lo resuelve:</b> {missing.who.you ? 'usted' : (missing.who.name ?? 'su delegado')}.
                <br />
                <b>Dónde:</b> {missing.where.label}.
              </p>
              <Actions>
                {missing.who.you || missing.who.actor === 'authority' ? (
                  <LinkButton kind="primary" to={missing.where.href}>
                    {missing.where.label}
                  </LinkButton>
                ) : (
                  <LinkButton kind="primary" to="/mi-camino">
                    Ver mi camino
                  </LinkButton>
                )}
                {(missing.pending === 'P-ACT' || missing.pending === 'P-ROL') && (
                  <LinkButton to="/pedir-activacion">Pedir a otra entidad</LinkButton>
                )}
              </Actions>
            </Missing>
          ),
        }
      : {}),
  }
}

const keyOf = (p: { capacityId: string; sede: string | null }): string => `${p.capacityId}~${p.sede ?? ''}`

/** Who, what, where: on a phone it folds to a summary. */
function Question({ why }: { why: WhyAnswer }): ReactElement {
  const { options, answer, person } = why
  const [, change] = useSearchState()
  const [capability, setCapability] = useState(answer?.capability.code ?? '')
  const [place, setPlace] = useState(answer ? keyOf(answer.place) : '')
  const [open, setOpen] = useState(false)
  const places = [...options.places]
  if (answer && !places.some((p) => keyOf(p) === keyOf(answer.place))) places.push(answer.place)
  const capabilities = [...options.capabilities]
  if (answer && !capabilities.some((c) => c.code === answer.capability.code)) capabilities.push(answer.capability)
  return (
    <Panel sunken>
      <div className={styles.folded} data-open={open || undefined}>
        <p>
          <b>{answer?.capability.name}</b>
          <br />
          {answer?.place.name}
        </p>
        <Button small aria-expanded={open} onClick={() => setOpen(!open)}>
          Cambiar
        </Button>
      </div>
      <form
        className={styles.question}
        data-open={open || undefined}
        aria-label="Cambiar la pregunta"
        onSubmit={(event) => {
          event.preventDefault()
          const [capacity, sede] = place.split('~')
          setOpen(false)
          change({ capability, capacity: capacity || undefined, sede: sede || undefined })
        }}
      >
        <Select
          label="¿Quién?"
          value="persona"
          onChange={() => {}}
          options={[{ value: 'persona', label: person.you ? `Yo, ${person.name}` : person.name }]}
        />
        <Select
          label="¿Qué?"
          value={capability}
          onChange={setCapability}
          options={capabilities.map((c) => ({ value: c.code, label: c.name }))}
        />
        <Select
          label="¿Dónde?"
          value={place}
          onChange={setPlace}
          options={places.map((p) => ({ value: keyOf(p), label: p.name }))}
        />
        <Button type="submit">Ver</Button>
      </form>
    </Panel>
  )
}

function Share(): ReactElement {
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => announce('Enlace copiado.'),
      () => announce('No se pudo copiar. Use la dirección del navegador.'),
    )
  return (
    <div className="row">
      <Button small icon="copy" onClick={() => void copy()}>
        Copiar enlace
      </Button>
      <Button small icon="printer" onClick={() => window.print()}>
        Imprimir
      </Button>
    </div>
  )
}
