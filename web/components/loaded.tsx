import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { ApiProblem } from '#web/lib/api.ts'
import { signInAt } from '#web/lib/session.ts'
import { Actions, Button, LinkButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import styles from './loaded.module.css'
import { H1 } from './page-head.tsx'
import { WhyLink } from './refused.tsx'

/** Nothing for 300 ms, then bars as tall as what comes. */
export function Skeleton({ lines = 4, label = 'Cargando' }: { lines?: number; label?: string }): ReactElement {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  const widths = ['55%', '100%', '85%', '40%', '92%', '70%']
  return (
    <div className={styles.skeleton} aria-busy="true" data-shown={shown || undefined}>
      {shown && (
        <p className="sr" role="status">
          {label}
        </p>
      )}
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal bars that never move
        <span key={i} style={{ width: widths[i % widths.length] }} />
      ))}
    </div>
  )
}

/** Nothing here: why, and the next useful act. */
export function Empty(props: {
  icon?: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}): ReactElement {
  return (
    <div className={styles.empty}>
      <Icon name={props.icon ?? 'check'} />
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action}
    </div>
  )
}

/** A part of a page that could not be read: what failed, what to do, the id for support in small print. */
export function ErrorState(props: { error: unknown; retry?: () => void; title?: string }): ReactElement {
  const { error } = props
  const api = error instanceof ApiProblem ? error : null
  const here = `${window.location.pathname}${window.location.search}`
  // A rule said no: trying again changes nothing, the way out does.
  const refused = api?.problem.kind === 'refusal'
  // What was asked is malformed: asking the same again will not do better.
  const malformed = api?.problem.kind === 'malformed'
  const title = api?.has('platform.not_found')
    ? 'Aquí no hay nada que mostrar'
    : refused
      ? 'Esta página no está disponible para usted ahora'
      : malformed
        ? 'No se puede mostrar con estos datos'
        : 'No pudimos cargar estos datos'
  return (
    <div className={styles.error} role="alert">
      <h2>{props.title ?? title}</h2>
      <p>
        {api ? api.sentences.join(' ') : 'Algo falló de nuestro lado. Lo que ya guardó está a salvo.'}{' '}
        {api && <WhyLink problem={api} />}
      </p>
      {api?.has('platform.not_signed_in') ? (
        <Actions>
          <LinkButton kind="primary" to={signInAt(here)}>
            Ingresar
          </LinkButton>
        </Actions>
      ) : api?.has('platform.second_factor_needed') ? (
        <Actions>
          <LinkButton kind="primary" to="/cuenta/seguridad">
            Configurar o usar el segundo factor
          </LinkButton>
        </Actions>
      ) : (
        props.retry &&
        !refused &&
        !malformed && (
          <Actions>
            <Button icon="refresh" onClick={props.retry}>
              Intentar de nuevo
            </Button>
          </Actions>
        )
      )}
      {api?.problem.requestId && <p className="meta">Código para soporte: {api.problem.requestId}</p>}
    </div>
  )
}

/**
 * The states of something read: skeleton, error, empty, content. `heading` keeps one h1 on the page while there is no
 * content to name it (pages whose title comes from the data).
 */
export function Loaded<T>(props: {
  query: UseQueryResult<T, Error>
  children: (data: T) => ReactNode
  empty?: (data: T) => ReactNode | false
  lines?: number
  heading?: string
}): ReactElement {
  const { query } = props
  const heading = props.heading && <H1 className={query.isPending ? 'sr' : undefined}>{props.heading}</H1>
  if (query.isPending) {
    return (
      <>
        {heading}
        <Skeleton {...(props.lines ? { lines: props.lines } : {})} />
      </>
    )
  }
  if (query.isError) {
    return (
      <div className="stack">
        {heading}
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  const empty = props.empty?.(query.data)
  return <>{empty || props.children(query.data)}</>
}
