import type { ReactElement, ReactNode } from 'react'
import type { EvidenceView, MissingView, PathView, StepView } from '#contract/users-paths.ts'
import { showDate, showInstant, showRelative } from '#web/lib/format.ts'
import { Ball } from './ball.tsx'
import { LinkButton } from './button.tsx'
import { Codes } from './codes.tsx'
import type { IconName } from './icon.tsx'
import { Progress } from './layout.tsx'
import { Link } from './link.tsx'
import { type EvidenceItem, type Step, Steps } from './steps.tsx'

// The steps of a path as the server tells them, drawn with the kit: used by the person's, the entity's and the reasons' pages.

const icons: Record<EvidenceView['kind'], IconName> = {
  registry: 'registry',
  act: 'document',
  mail: 'mail',
  entity: 'building',
  request: 'send',
}

/** A dated fact with its source: 'ReTHUS, corte 18 nov 2026' or 'Registro de Usuarios, 11 nov 2026, 8:05 a. m.'. */
export function evidenceItem({ kind, fact, source, cut, at }: EvidenceView): EvidenceItem {
  const when = cut ? `corte ${showDate(cut)}` : at ? showInstant(at) : null
  return { icon: icons[kind], fact, source: when ? `${source}, ${when}` : source }
}

/** How much of a path is done, in the guide's steps. */
export function PathProgress({ path }: { path: Pick<PathView, 'done' | 'total'> }): ReactElement {
  const count = `${path.done} de ${path.total}`
  return (
    <Progress
      value={path.done}
      max={path.total}
      label={`${count} pasos hechos`}
      text={
        <>
          <b>{count}</b> pasos hechos
        </>
      }
    />
  )
}

const waits: Record<MissingView['who']['actor'], string> = {
  person: 'Espera a la persona',
  representative: 'Espera al representante',
  delegate: 'Espera al delegado',
  operator: 'Espera al operador',
  authority: 'Espera al registro',
}

function tagOf(step: StepView): ReactNode {
  if (step.missing && step.optional && step.state !== 'later')
    return step.missing.who.you ? 'Le falta, no detiene' : 'Falta, no detiene'
  if (step.state === 'wait' && step.missing) return waits[step.missing.who.actor]
  return undefined
}

/** One step for the list: a met one shows its evidence, an unmet one what is missing, who has it and where. */
function stepOf(step: StepView): Step {
  const { missing } = step
  return {
    id: step.id,
    state: step.state,
    title: step.title,
    number: step.paso,
    tag: tagOf(step),
    ...(step.state === 'done' ? {} : { text: step.explains }),
    evidence: step.evidence.map(evidenceItem),
    ...(missing && step.state !== 'later'
      ? {
          children: (
            <p>
              {missing.text}{' '}
              {missing.who.name && !missing.who.you && (
                <>
                  Lo resuelve <b>{missing.who.name}</b>.{' '}
                </>
              )}
              {mayGo(missing) && <Link to={missing.where.href}>{missing.where.label}</Link>}
            </p>
          ),
          small: <Codes codes={[missing.pending, ...step.rules]} />,
        }
      : {}),
  }
}

/** The list of steps of a path, in the guide's order and with its numbers. */
export function PathSteps({ path }: { path: Pick<PathView, 'steps' | 'name'> }): ReactElement {
  return <Steps label={`Pasos: ${path.name}`} steps={path.steps.map(stepOf)} />
}

/** Where somebody else acts with an account of her own is no place for the reader. */
function mayGo({ who, where }: MissingView): boolean {
  return who.you || who.actor === 'authority' || who.actor === 'operator' || where.href.startsWith('/caminos')
}

/** Who has the ball of a path: the step that holds it back, its owner, since when, and one act. */
export function PathBall(props: {
  path: PathView
  /** Instead of the link to where one acts. */
  actions?: ReactNode
  /** The name of who has it, where it is known better than the step does. */
  who?: string | null | undefined
  /** More dates beside "Lo tiene desde". */
  facts?: { label: string; value: ReactNode }[]
  /** When the path is walked to its end. */
  whenDone?: { title: string; actions?: ReactNode }
}): ReactElement | null {
  const { path } = props
  const step = path.steps.find((s) => s.id === path.ball)
  if (!step?.missing)
    return path.complete && props.whenDone ? (
      <Ball kind="done" title={props.whenDone.title} actions={props.whenDone.actions} />
    ) : null
  const { missing } = step
  const name = props.who ?? missing.who.name
  const kind = missing.who.you ? 'you' : missing.who.actor === 'authority' ? 'stop' : 'wait'
  return (
    <Ball
      kind={kind}
      {...(kind === 'wait' && missing.who.actor === 'operator' ? { label: 'Espera al operador' } : {})}
      title={missing.text}
      {...(name && !missing.who.you
        ? { who: { name: capital(name), role: roles[missing.who.actor], ...pictured(missing.who.actor, name) } }
        : {})}
      facts={[
        ...(step.since
          ? [
              {
                label: missing.who.you ? 'Desde' : 'Lo tiene desde',
                value: `${showDate(step.since)}, ${showRelative(step.since)}`,
              },
            ]
          : []),
        ...(props.facts ?? []),
      ]}
      actions={
        props.actions ??
        (mayGo(missing) && (
          <LinkButton kind={missing.who.you ? 'primary' : 'secondary'} to={missing.where.href}>
            {missing.where.label}
          </LinkButton>
        ))
      }
    />
  )
}

const roles: Record<MissingView['who']['actor'], string | undefined> = {
  person: undefined,
  representative: 'Representante legal',
  delegate: 'Delegado',
  operator: 'Operador del servicio',
  authority: 'Registro oficial',
}

/** Initials are for people: a body has an icon, and a document that nobody registered yet a clock. */
function pictured(actor: MissingView['who']['actor'], name: string): { icon?: IconName } {
  if (actor === 'authority' || actor === 'operator') return { icon: 'building' }
  return /^[A-Z]{2} [\d.]+$/.test(name) ? { icon: 'clock' } : {}
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
