import { type ReactElement, useState } from 'react'
import { myNotices, type NoticeView, readAllNotices, readNotice } from '#contract/users-inbox.ts'
import { Button } from '#web/components/button.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { showInstant, showNumber } from '#web/lib/format.ts'
import { useRefreshSession, useSession } from '#web/lib/session.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './inbox.module.css'
import { NewestFirst } from './newest-first.tsx'

/** What changed hands: each notice names what happened and leads to where one acts. */
export function NoticesPage(): ReactElement {
  return (
    <SignedIn title="Avisos" operators>
      <Notices />
    </SignedIn>
  )
}

function Notices(): ReactElement {
  const [search] = useSearchState()
  const query = useEndpoint(
    myNotices,
    { query: { limit: 20, ...(search.desde ? { after: search.desde } : {}) } },
    { keep: true },
  )
  const refresh = useRefreshSession()
  const all = useAct(readAllNotices, { say: 'Todos los avisos quedaron leídos.', done: refresh })
  const unread = query.data?.unread ?? 0
  const operator = useSession().session.subject?.kind === 'operator'
  return (
    <>
      <PageHead
        title="Avisos"
        {...(operator ? { eyebrow: 'Operación del servicio' } : {})}
        lead={unread === 0 ? 'Está al día.' : `Tiene ${unread >= 100 ? 'más de 99' : showNumber(unread)} sin leer.`}
        {...(unread > 0
          ? {
              action: (
                <Button small busy={all.busy} onClick={() => void all.run({})}>
                  Marcar todos como leídos
                </Button>
              ),
            }
          : {})}
      />
      {all.problem && <Refused problem={all.problem} />}
      <Loaded
        query={query}
        empty={({ notices }) =>
          notices.length === 0 && (
            <Empty icon="bell" title="No hay avisos">
              {operator
                ? 'Aquí llega lo que espera por quienes tienen sus mismos permisos.'
                : 'Cuando algo cambie de manos, aquí verá qué pasó y qué le toca.'}
            </Empty>
          )
        }
      >
        {({ notices, next }) => (
          <>
            <ul className={styles.list}>
              {notices.map((notice) => (
                <Notice key={notice.id} notice={notice} />
              ))}
            </ul>
            <NewestFirst next={next} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Notice({ notice }: { notice: NoticeView }): ReactElement {
  const [opened, setOpened] = useState(false)
  const refresh = useRefreshSession()
  const read = useAct(readNotice, { done: refresh })
  const fresh = notice.readAt === null && !opened
  const mark = () => {
    if (notice.readAt !== null || opened) return
    setOpened(true)
    void read.run({ params: { noticeId: notice.id } })
  }
  return (
    <li className={styles.item} data-fresh={fresh || undefined}>
      <div className="row between">
        <h2>
          <Link to={notice.link} onClick={mark}>
            {notice.subject}
          </Link>
        </h2>
        {fresh && <Tag kind="info">Nuevo</Tag>}
      </div>
      <p className="muted">{notice.text}</p>
      <p className="meta">
        {showInstant(notice.at)}
        {fresh && (
          <>
            {' · '}
            <button type="button" className={styles.text} onClick={mark}>
              Marcar como leído<span className="sr">: {notice.subject}</span>
            </button>
          </>
        )}
      </p>
    </li>
  )
}
