import { type ReactElement, useState } from 'react'
import { decideReview, readReview, readSupportFile } from '#contract/identity-entities.ts'
import { filled } from '#contract/spanish.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Evidence } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import { type CallResult, urlOf } from '#web/lib/api.ts'
import { showBytes, showDate, showDocument, showInstant, showNit } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './entities.module.css'
import { capacityList, causeTexts, natureNames } from './words.ts'

type Review = CallResult<typeof readReview>

/** One registration: what was declared beside what the registries say, the files, and the decision. */
export function ReviewPage(): ReactElement {
  const claimId = useParam('claimId')
  const query = useEndpoint(readReview, { params: { claimId } })
  return (
    <>
      <BackLink to="/operador/revisiones">Registros de entidades</BackLink>
      <Loaded query={query} heading="Registro de entidad" lines={12}>
        {(review) => (
          <>
            <PageHead eyebrow={`NIT ${showNit(review.nit, review.dv)}`} title={review.name} />
            <div className="stack">
              {review.state !== 'en_revision' ? (
                <Note kind={review.state === 'rechazada' ? 'stop' : 'done'}>
                  <p>
                    <b>
                      {review.decidedBy ?? 'El sistema'} {review.state === 'rechazada' ? 'no la aceptó' : 'la aceptó'}
                    </b>{' '}
                    {review.decidedAt && <>el {showInstant(review.decidedAt)}</>}. {review.reason}
                  </p>
                </Note>
              ) : (
                review.cause && (
                  <Note kind="wait">
                    <p>{causeTexts[review.cause] ?? review.cause}</p>
                  </Note>
                )
              )}
              <div className={styles.compare}>
                <Declared review={review} />
                <Registries review={review} />
              </div>
              <Others review={review} />
              {review.state === 'en_revision' && <Decide review={review} />}
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function Declared({ review: r }: { review: Review }): ReactElement {
  const d = r.declared
  return (
    <section aria-labelledby="declarado">
      <h2 id="declarado">Lo que declaró</h2>
      <SummaryList
        rows={[
          { label: 'Quién la registra', value: `${r.claimant.name}, ${showDocument(r.claimant.document)}` },
          { label: 'Cargo', value: `${r.position}, desde el ${showDate(r.startedOn)}` },
          { label: 'Qué es', value: capacityList(r.capacities) },
          { label: 'Naturaleza', value: natureNames[d.legalNature] },
          ...(d.constitutedOn ? [{ label: 'Constitución', value: showDate(d.constitutedOn) }] : []),
          ...(d.address ? [{ label: 'Dirección', value: d.address }] : []),
          ...(d.municipality ? [{ label: 'Municipio', value: d.municipality }] : []),
          ...(d.email ? [{ label: 'Correo', value: d.email }] : []),
          { label: 'Pedido', value: showInstant(r.submittedAt) },
          {
            label: 'Soportes',
            value:
              r.supports.length === 0
                ? 'Ninguno'
                : r.supports.map((s) => (
                    <p key={s.supportId}>
                      <Link to={urlOf(readSupportFile, { params: { supportId: s.supportId } })}>{s.fileName}</Link>{' '}
                      <span className="meta">{showBytes(s.size)}</span>
                    </p>
                  )),
          },
        ]}
      />
    </section>
  )
}

function Registries({ review: r }: { review: Review }): ReactElement {
  return (
    <section aria-labelledby="registros">
      <h2 id="registros">Lo que dicen los registros</h2>
      <Evidence
        stacked
        items={[
          r.civilName
            ? { icon: 'person', fact: r.civilName, text: 'es su nombre civil', source: 'Registro civil' }
            : { icon: 'alert', fact: 'Sin nombre civil', text: 'para ese documento', source: 'Registro civil' },
          ...(r.reps.length === 0
            ? [{ icon: 'alert' as const, fact: 'No está en REPS', text: 'con ese NIT' }]
            : r.reps.map((p) => ({
                icon: 'registry' as const,
                fact: `${p.code} ${p.name}`,
                text: `${p.enabled ? 'habilitada' : 'no habilitada'}${p.expiresOn ? ` hasta el ${showDate(p.expiresOn)}` : ''}. Representante: ${p.legalRepresentative ?? 'sin dato'}`,
                source: `REPS, corte ${showDate(p.cut)}`,
              }))),
          ...(r.eapb.length === 0
            ? [{ icon: 'alert' as const, fact: 'Sin códigos de EPS', text: 'con ese NIT' }]
            : r.eapb.map((c) => ({
                icon: 'registry' as const,
                fact: `${c.code} ${c.name}`,
                text: `régimen ${c.regime}, ${c.enabled ? 'habilitado' : 'no habilitado'}`,
                source: `SISPRO, corte ${showDate(c.cut)}`,
              }))),
        ]}
      />
      <p className="meta" style={{ marginTop: 'var(--s-3)' }}>
        Es lo que decían al enviarse el registro, {showDate(r.submittedAt)}.
      </p>
    </section>
  )
}

function Others({ review: r }: { review: Review }): ReactElement | null {
  if (!r.current && r.others.length === 0) return null
  return (
    <Section title="Este NIT ya se conoce">
      {r.current && (
        <p>
          La representa <b>{r.current.name}</b> desde el {showDate(r.current.since)}.{' '}
          {r.state === 'en_revision' && 'Aceptar este registro termina esa representación en ese instante.'}
        </p>
      )}
      {r.others.length > 0 && (
        <ul className={styles.list}>
          {r.others.map((other) => (
            <li key={other.claimId} className={styles.item}>
              <p>
                <Link to={`/operador/revisiones/${other.claimId}`}>{other.claimant}</Link>{' '}
                <span className="meta">lo pidió el {showDate(other.submittedAt)}</span>
              </p>
              {other.state === 'en_revision' ? (
                <Tag kind="wait">Por revisar</Tag>
              ) : other.state === 'rechazada' ? (
                <Tag kind="stop">No aceptada</Tag>
              ) : (
                <Tag kind="done">Aceptada</Tag>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Decide({ review: r }: { review: Review }): ReactElement {
  const [asking, setAsking] = useState<'accept' | 'reject' | null>(null)
  const [reason, setReason] = useState('')
  const act = useAct(decideReview, {
    say: (decided) => (decided.state === 'aceptada' ? 'Registro aceptado.' : 'Registro no aceptado.'),
    done: () => setAsking(null),
  })
  const decided = act.problem?.has('identity.claim_already_decided')
  const close = () => setAsking(null)
  return (
    <Section title="Su decisión">
      <div className="stack">
        {decided && (
          <Note kind="stop" alert>
            <p>{act.problem?.sentences.join(' ')}</p>
            <LinkButton small to="/operador/revisiones">
              Volver a la lista
            </LinkButton>
          </Note>
        )}
        <p>
          Quien representa a la entidad nombra a sus delegados. Compare el certificado con el documento y con los
          registros.
        </p>
        <Actions>
          <Button kind="primary" onClick={() => setAsking('accept')}>
            Aceptar el registro…
          </Button>
          <Button kind="danger" onClick={() => setAsking('reject')}>
            No aceptar…
          </Button>
        </Actions>
      </div>
      <ConfirmDialog
        open={asking === 'accept'}
        title={`¿Aceptar a ${r.claimant.name} como representante legal?`}
        confirm="Aceptar el registro"
        cancel="No decidir todavía"
        act={act}
        onConfirm={() => void act.run({ params: { claimId: r.claimId }, body: { decision: 'accept' } })}
        onCancel={close}
      >
        <p>
          {r.current
            ? `Termina la representación de ${r.current.name}. Los delegados siguen; quien llega los confirma.`
            : filled('Podrá nombrar quién administra a {name}.', () => r.name)}
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'reject'}
        title={`¿No aceptar el registro de ${r.name}?`}
        confirm="No aceptar"
        cancel="No decidir todavía"
        danger
        act={act}
        onConfirm={() => void act.run({ params: { claimId: r.claimId }, body: { decision: 'reject', reason } })}
        onCancel={close}
      >
        <TextArea
          label="Qué debe corregir"
          hint="Lo lee quien lo pidió, en su correo y en Avisos."
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </ConfirmDialog>
    </Section>
  )
}
