import type { ReactElement } from 'react'
import { listCapturedMails, readCapturedMail } from '#contract/platform.ts'
import { Button } from '#web/components/button.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { cx } from '#web/lib/cx.ts'
import { showInstant } from '#web/lib/format.ts'
import { stringifyPlainSearch, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { partsOfMail } from './links.ts'
import styles from './mailbox-page.module.css'

/** The mails that the demo sent: they go to nobody, they are read here. The chosen one and the filter live in the URL. */
export function MailboxPage(): ReactElement {
  const [search, setSearch] = useSearchState()
  const { para, desde, correo } = search
  const mails = useEndpoint(
    listCapturedMails,
    { query: { to: para, before: desde, limit: 20 } },
    { keep: true, refetchEvery: 5_000 },
  )
  return (
    <>
      <PageHead
        title="Correo de la muestra"
        lead="Lo que el servicio habría enviado por correo. En la muestra no sale de aquí."
      />
      <div className={cx(styles.mailbox, correo && styles.reading)}>
        <div className={styles.list}>
          <TextInput
            label="Correo de quien recibe"
            type="search"
            value={para ?? ''}
            onChange={(value) => setSearch({ para: value.trim(), desde: undefined }, { replace: true })}
          />
          <Loaded
            query={mails}
            empty={(page) =>
              page.mails.length === 0 && (
                <Empty icon="mail" title={para ? 'Ningún correo a esa dirección' : 'Todavía no salió ningún correo'}>
                  {para
                    ? 'Escriba la dirección completa, o borre el filtro para verlos todos.'
                    : 'Cuando alguien abra una cuenta o cambie de manos un trámite, su correo aparecerá aquí.'}
                </Empty>
              )
            }
          >
            {(page) => (
              <>
                <ul className={styles.mails} aria-label="Correos, los más recientes primero">
                  {page.mails.map((mail) => (
                    <li key={mail.id}>
                      <Link
                        className={styles.mail}
                        to={mailLink({ para, desde, correo: mail.id })}
                        aria-current={mail.id === correo ? 'true' : undefined}
                      >
                        <b>{mail.subject || '(sin asunto)'}</b>
                        <span className="meta">{mail.to}</span>
                        <span className="meta">{showInstant(mail.receivedAt)}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
                <nav className="row between" aria-label="Páginas de la lista">
                  {desde && (
                    <Button small onClick={() => setSearch({ desde: undefined })}>
                      Los más recientes
                    </Button>
                  )}
                  {page.next && (
                    <Button small iconAfter="next" onClick={() => setSearch({ desde: page.next ?? undefined })}>
                      Siguientes
                    </Button>
                  )}
                </nav>
              </>
            )}
          </Loaded>
        </div>
        {correo && <Mail id={correo} back={mailLink({ para, desde })} />}
      </div>
    </>
  )
}

function mailLink(search: { para?: string | undefined; desde?: string | undefined; correo?: string }): string {
  return `/correo${stringifyPlainSearch(search)}`
}

function Mail({ id, back }: { id: string; back: string }): ReactElement {
  const mail = useEndpoint(readCapturedMail, { params: { mailId: id } })
  return (
    <article className={styles.article} aria-label="Correo elegido">
      <div className={styles.back}>
        <BackLink to={back}>Todos los correos</BackLink>
      </div>
      <Loaded query={mail}>
        {(read) => (
          <>
            <h2>{read.subject || '(sin asunto)'}</h2>
            <dl className={styles.head}>
              <dt>De</dt>
              <dd>{read.from}</dd>
              <dt>Para</dt>
              <dd>{read.to}</dd>
              <dt>Recibido</dt>
              <dd>{showInstant(read.receivedAt)}</dd>
            </dl>
            <div className={styles.text}>
              {partsOfMail(read.text, window.location.origin).map((part, index) =>
                part.to ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text that never moves
                  <Link key={`${index}:${part.to}`} to={part.to}>
                    {part.text}
                  </Link>
                ) : (
                  part.text
                ),
              )}
            </div>
          </>
        )}
      </Loaded>
    </article>
  )
}
