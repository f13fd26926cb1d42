import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { type UserType, userTypeNames, userTypes } from '#contract/paths.ts'
import { myUserTypes, type TypeView } from '#contract/users-paths.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { RadioCards } from '#web/components/choices.tsx'
import { ErrorSummary } from '#web/components/error-summary.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Tag, type TagKind } from '#web/components/tag.tsx'
import { showDate } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { ConfirmType } from './confirm-type.tsx'

const title = '¿Cómo va a usar MIPRES?'

/** Registro de Usuarios: choose a type, confirm it, know what comes next. The address holds the choice. */
export function RegistroDeUsuariosPage(): ReactElement {
  return (
    <SignedIn
      title={title}
      lead="Registro de Usuarios de MIPRES. Primero ingrese con su cuenta de Mi Seguridad Social."
    >
      <Registro />
    </SignedIn>
  )
}

function Registro(): ReactElement {
  const [search] = useSearchState()
  const query = useEndpoint(myUserTypes, {})
  const confirming = useRef<TypeView | null>(null)
  const chosen = userTypes.find((type) => type === search.tipo)
  return (
    <Loaded query={query} heading={title} lines={10}>
      {({ types }) => {
        const type = types.find((t) => t.type === chosen)
        // Once registered the type is no longer "met": the page that confirms stays to say what comes next.
        if (type?.state === 'met') confirming.current = type
        const kept = confirming.current?.type === chosen ? confirming.current : null
        return kept ? <ConfirmType key={kept.type} type={kept} /> : <Choose types={types} />
      }}
    </Loaded>
  )
}

const groups = [
  { group: 'patients', legend: 'Trabajo con pacientes' },
  { group: 'administration', legend: 'Administro usuarios' },
] as const

const tags: Record<TypeView['state'], TagKind> = { met: 'done', wait: 'wait', unmet: 'stop', registered: 'info' }

function Choose({ types }: { types: TypeView[] }): ReactElement {
  const [value, setValue] = useState<string>('')
  const [attempt, setAttempt] = useState(0)
  const navigate = useNavigate()
  const wrong = attempt > 0 && value === ''
  const open = types.some((t) => t.state === 'met')
  const continueTo = () => {
    if (value === '') setAttempt(attempt + 1)
    else void navigate({ to: '/registro-de-usuarios', search: { tipo: value } as never })
  }
  return (
    <>
      <BackLink to="/mi-camino">Mi camino</BackLink>
      <ErrorSummary
        attempt={attempt}
        items={wrong ? [{ text: 'Elija con qué tipo de usuario se registra.', target: 'tipo-patients' }] : []}
      />
      <PageHead
        eyebrow="Registro de Usuarios"
        title={title}
        lead="Ya consultamos los registros con su documento. Si tiene varios usos, registre uno y luego agregue otro."
      />
      <form
        className="stack"
        style={{ '--gap': 'var(--s-6)' } as CSSProperties}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          continueTo()
        }}
      >
        {groups.map(({ group, legend }) => (
          <RadioCards
            key={group}
            id={`tipo-${group}`}
            name="tipo"
            big
            label={legend}
            value={value}
            onChange={setValue}
            {...(wrong && group === 'patients' ? { error: 'Elija con qué tipo de usuario se registra.' } : {})}
            options={types
              .filter((t) => t.group === group)
              .map((t) => ({
                value: t.type,
                title: t.name,
                tag: <Tag kind={tags[t.state]}>{t.tag}</Tag>,
                text: textOf(t),
                unmet: t.state !== 'met',
              }))}
          />
        ))}
        <Actions>
          {open ? (
            <Button kind="primary" type="submit">
              {value ? `Continuar como ${words(value as UserType)}` : 'Continuar'}
            </Button>
          ) : (
            <LinkButton to="/mi-camino">Volver a mi camino</LinkButton>
          )}
        </Actions>
      </form>
    </>
  )
}

function words(type: UserType): string {
  return userTypeNames[type].charAt(0).toLowerCase() + userTypeNames[type].slice(1)
}

/** What the type does; for a delegate, the namings that wait; for an unmet one, what is missing, who has it and where. */
function textOf(type: TypeView): ReactNode {
  if (type.state === 'registered')
    return (
      <>
        Ya tiene este registro. <Link to="/mi-camino">Vea cómo va</Link>
      </>
    )
  if (type.namings.length > 0 && type.state === 'met')
    return type.namings
      .map(
        (n) =>
          `${n.entityName}${n.regime ? `, régimen ${n.regime},` : ''} hizo su nombramiento el ${showDate(n.namedAt, { long: true })}.`,
      )
      .join(' ')
  if (!type.missing) return type.does
  const { missing } = type
  return (
    <>
      {`${type.does.split('. ')[0]?.replace(/\.$/, '')}. ${missing.text} `}
      <Link to={missing.where.href}>{missing.where.label}</Link>
    </>
  )
}
