import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { type ItemKind, itemKinds } from '#contract/capabilities.ts'
import {
  annulDecline,
  annulDirection,
  type DirectItemView,
  type ItemKey,
  readWaitingItem,
  searchSuppliers,
} from '#contract/direccionamientos.ts'
import { codeName } from '#contract/mipres-codes/code-list.ts'
import { ambitos } from '#contract/mipres-codes/short-lists.ts'
import { undeliveredCauses } from '#contract/mipres-codes/undelivered-causes.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Button, LinkButton } from '#web/components/button.tsx'
import { Segments } from '#web/components/choices.tsx'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { InContext } from '#web/components/in-context.tsx'
import { Cols, Facts, Section, SummaryList } from '#web/components/layout.tsx'
import { Loaded, Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { WhatHappened } from '#web/components/prescription/what-happened.tsx'
import { countOf, kindName } from '#web/components/prescription/words.ts'
import { Status, Tag } from '#web/components/tag.tsx'
import { useAct } from '#web/lib/act.ts'
import { contextPath } from '#web/lib/context-paths.ts'
import { showDate, showDocument, showInstant, showNumber, showPrescriptionNumber } from '#web/lib/format.ts'
import { stringifyPlainSearch, useParam, useSearchState } from '#web/lib/url.ts'
import { queryOf, useEndpoint } from '#web/lib/use-endpoint.ts'
import { AnnulDialog } from './annul-dialog.tsx'
import { DeclineForm, useDeclineForm } from './decline-form.tsx'
import { missingOf, quantityText } from './deliveries.ts'
import { DirectForm, directDefaults, useDirectForm } from './direct-form.tsx'
import { type LastDirected, lastDirected } from './kept.ts'
import styles from './supply.module.css'
import { type NextItem, useAltS, useNext } from './use-next.ts'
import { directionTags, dueOf, supplierDocument } from './words.ts'

/** What the last act did; after most of them one goes on with the next item. */
interface Said {
  text: string
  goesOn: boolean
}

/** One item of an affiliate: what it is, what was directed of it, and the act. */
export function DirectItemPage(): ReactElement {
  return <InContext title="Direccionar un ítem">{(context) => <Read context={context} />}</InContext>
}

function Read({ context }: { context: ContextView }): ReactElement {
  const kind = useParam('kind')
  const itemKey: ItemKey = {
    number: useParam('number'),
    kind: (Object.keys(itemKinds) as ItemKind[]).find((one) => one === kind) ?? 'M',
    item: Number(useParam('item')),
  }
  const query = useEndpoint(readWaitingItem, { params: { context: context.key, ...itemKey } })
  return (
    <Loaded query={query} heading="Direccionar un ítem" lines={10}>
      {(view) => (
        <View
          key={`${itemKey.number}-${itemKey.kind}-${itemKey.item}`}
          context={context}
          itemKey={itemKey}
          view={view}
        />
      )}
    </Loaded>
  )
}

function View(props: { context: ContextView; itemKey: ItemKey; view: DirectItemView }): ReactElement {
  const { context, itemKey, view } = props
  const [search] = useSearchState()
  const [said, setSaid] = useState<Said | null>(null)
  // A new form after each act, filled with what is missing then.
  const [round, setRound] = useState(0)
  const next = useNext(context, itemKey)
  const list = `${contextPath(context)}/direccionar${stringifyPlainSearch({ ...search, acto: undefined })}`
  const active = view.directions.filter((one) => one.state !== 0)
  const missing = missingOf(view)
  // As it stands after the act, which this page may draw only later.
  const client = useQueryClient()
  const [filledFrom, setFilledFrom] = useState(view)
  const done = (text: string, goesOn = true): void => {
    const { queryKey } = queryOf(readWaitingItem, { params: { context: context.key, ...itemKey } })
    setFilledFrom(client.getQueryData<DirectItemView>(queryKey) ?? view)
    setSaid({ text, goesOn })
    setRound((n) => n + 1)
  }
  useControlEnter()
  useAltS()
  return (
    <>
      <Breadcrumb trail={[{ label: 'Direccionar', to: list }, { label: view.itemName }]} />
      <PageHead
        eyebrow={`${kindName(itemKey.kind)} ${itemKey.item} · ${view.source === 'tutela' ? 'Tutela' : 'Prescripción'} ${showPrescriptionNumber(itemKey.number)}`}
        title={view.itemName}
        action={<State view={view} />}
        {...(view.instruction ? { lead: view.instruction } : {})}
      >
        <Facts
          items={[
            { label: 'Total', value: countOf(view.totalQuantity, view.unit) },
            { label: 'Direccionado', value: showNumber(view.directedQuantity) },
            ...(view.declined ? [] : [{ label: 'Falta', value: showNumber(quantityText(missing)) }]),
            { label: 'Paciente', value: `${view.patientName} · ${showDocument(view.patientDocument)}` },
          ]}
        />
      </PageHead>
      {said && <Done key={round} said={said} view={view} next={next} list={list} />}
      {view.blocked && !view.declined && (
        <div className={styles.first}>
          <Note kind="stop">
            <p>{view.blocked}</p>
          </Note>
        </div>
      )}
      <Cols asideLabel="El paciente y la prescripción" aside={<About view={view} next={said ? null : next} />}>
        {view.declined && <Declined context={context} view={view} itemKey={itemKey} done={done} />}
        {!view.blocked && !view.declined && (
          <Acts
            key={round}
            context={context}
            itemKey={itemKey}
            view={view}
            filledFrom={filledFrom}
            active={active.length > 0}
            done={done}
          />
        )}
        {view.directions.length > 0 && <Directions context={context} itemKey={itemKey} view={view} done={done} />}
        {view.timeline.length > 0 && <WhatHappened events={view.timeline} />}
      </Cols>
    </>
  )
}

/** Control Enter sends the form of the page. Not while a question is open. */
function useControlEnter(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== 'Enter' || document.querySelector('dialog[open]')) return
      const form = document.querySelector<HTMLFormElement>('main form[aria-label]')
      if (!form) return
      event.preventDefault()
      form.requestSubmit()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** How the item stands, in the largest word of the head. */
function State({ view }: { view: DirectItemView }): ReactElement {
  if (view.declined) return <Tag kind="stop">No direccionado</Tag>
  if (missingOf(view) === 0n) return <Tag kind="done">Direccionado</Tag>
  if (view.blocked) return <Tag kind="idle">No se direcciona</Tag>
  return view.directedQuantity === '0' ? <Tag kind="you" /> : <Tag kind="you">Falta una parte</Tag>
}

/** What the act did, and the next item one press away: where one goes on, the focus is on it. */
function Done(props: { said: Said; view: DirectItemView; next: NextItem | null; list: string }): ReactElement {
  const { said, view, next, list } = props
  const missing = view.declined ? 0n : missingOf(view)
  const ref = useRef<HTMLAnchorElement>(null)
  const { goesOn } = said
  useEffect(() => {
    if (goesOn) ref.current?.focus()
  }, [goesOn])
  return (
    <div className={styles.first}>
      <Note kind="done" alert>
        <div className={styles.done}>
          <p>
            {said.text} {missing > 0n && `Faltan ${countOf(quantityText(missing), view.unit)} por direccionar.`}
          </p>
          {next ? (
            <LinkButton
              ref={ref}
              small
              kind={missing > 0n ? 'secondary' : 'primary'}
              iconAfter="next"
              to={next.to}
              data-next
              aria-keyshortcuts="Alt+S"
            >
              Siguiente: {next.row.itemName}, {next.row.patientName}
            </LinkButton>
          ) : (
            <LinkButton ref={ref} small to={list}>
              {list.includes('?')
                ? 'Nada más espera con estos filtros: volver a la lista'
                : 'Nada más espera: volver a la lista'}
            </LinkButton>
          )}
        </div>
      </Note>
    </div>
  )
}

function About({ view, next }: { view: DirectItemView; next: NextItem | null }): ReactElement {
  return (
    <>
      {view.details.length > 0 && (
        <section>
          <h2>Qué se pide</h2>
          <ul className={styles.details}>
            {view.details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{view.source === 'tutela' ? 'Tutela' : 'Prescripción'}</h2>
        <SummaryList
          tight
          rows={[
            { label: view.source === 'tutela' ? 'Cargó' : 'Prescribió', value: view.prescriberName },
            ...(view.providerName ? [{ label: 'IPS', value: view.providerName }] : []),
            { label: 'Atención', value: view.ambito === null ? 'Tutela' : codeName(ambitos, view.ambito) },
            { label: 'Fecha', value: showInstant(view.prescribedAt) },
            { label: 'EPS', value: `${view.epsCode} · ${view.regime}` },
            ...(view.code ? [{ label: 'Código', value: <span className="code">{view.code}</span> }] : []),
          ]}
        />
      </section>
      {next && (
        <section className={styles.next}>
          <h2>Siguiente en espera</h2>
          <p className="muted">
            {next.row.itemName}, {next.row.patientName}
          </p>
          <LinkButton small iconAfter="next" to={next.to} data-next aria-keyshortcuts="Alt+S">
            Pasar al siguiente
          </LinkButton>
          <p className="meta">Alt y S pasan al siguiente. Ctrl y Enter direccionan.</p>
        </section>
      )}
    </>
  )
}

/** Direct it or not: one form at a time; what was written in the other stays. */
function Acts(props: {
  context: ContextView
  itemKey: ItemKey
  view: DirectItemView
  /** What the form is filled from: what was read later does not touch what was written. */
  filledFrom: DirectItemView
  active: boolean
  done: (text: string) => void
}): ReactElement {
  const { context, filledFrom, itemKey } = props
  // A later delivery goes where the last one went, until another is said.
  const before = filledFrom.directions.at(-1)
  const kept = lastDirected(itemKey.number)
  const found = useEndpoint(
    searchSuppliers,
    { params: { context: context.key }, query: { text: before?.supplierDocument.number ?? '' } },
    { enabled: !kept && Boolean(before) },
  )
  if (!kept && before && found.isPending) return <Skeleton lines={8} />
  const supplier = found.data?.suppliers.find(
    (one) =>
      one.name === before?.supplierName && !one.blocked && one.key.endsWith(`:${before.supplierDocument.number}`),
  )
  const last: LastDirected | undefined =
    kept ??
    (before && supplier
      ? {
          supplier: { id: supplier.key, name: supplier.name },
          municipalityCode: before.municipalityCode,
          homeAddress: '',
        }
      : undefined)
  return <Choose {...props} last={last} />
}

function Choose(props: {
  context: ContextView
  itemKey: ItemKey
  view: DirectItemView
  filledFrom: DirectItemView
  active: boolean
  last: LastDirected | undefined
  done: (text: string) => void
}): ReactElement {
  const { context, itemKey, view, active, last } = props
  const [search, setSearch] = useSearchState()
  const [more, setMore] = useState(false)
  const [defaults] = useState(() => directDefaults(itemKey.kind, props.filledFrom, last))
  const direct = useDirectForm(defaults)
  const decline = useDeclineForm()
  const declining = search.acto === 'no' && !active
  if (missingOf(view) === 0n && !more)
    return (
      <Section title="Direccionar">
        <div className="stack">
          <p className="muted">Todo está direccionado. Para cambiarlo, anule una entrega y direcciónela otra vez.</p>
          <div>
            <Button small icon="plus" onClick={() => setMore(true)}>
              Direccionar otra entrega
            </Button>
          </div>
        </div>
      </Section>
    )
  const form = { context, itemKey, view, done: props.done }
  return (
    <Section
      title={declining ? 'No direccionar' : 'Direccionar'}
      {...(active
        ? {}
        : {
            action: (
              <Segments
                label={<span className="sr">¿Qué hace con este ítem?</span>}
                value={declining ? 'no' : 'si'}
                onChange={(value) => setSearch({ acto: value === 'no' ? 'no' : undefined }, { replace: true })}
                options={[
                  { value: 'si', label: 'Direccionar' },
                  { value: 'no', label: 'No direccionar' },
                ]}
              />
            ),
          })}
    >
      <div className="stack">
        {declining ? <DeclineForm {...form} form={decline} /> : <DirectForm {...form} form={direct} />}
        {active && <p className="meta">Para no direccionar el ítem, anule primero lo que ya direccionó.</p>}
      </div>
    </Section>
  )
}

function Directions(props: {
  context: ContextView
  itemKey: ItemKey
  view: DirectItemView
  done: (text: string, goesOn: boolean) => void
}): ReactElement {
  const { context, itemKey, view } = props
  type Direction = DirectItemView['directions'][number]
  const [asked, setAsked] = useState<Direction | null>(null)
  const act = useAct(annulDirection, {
    done: () => {
      setAsked(null)
      props.done(`Entrega ${asked?.delivery} anulada. Vuelve a esperar.`, false)
    },
  })
  return (
    <Section title="Lo direccionado">
      <DataTable
        label="Entregas direccionadas de este ítem"
        rows={view.directions}
        rowKey={(row) => String(row.id)}
        columns={[
          {
            label: 'Entrega',
            cell: (row) => (
              <>
                {row.delivery}
                <CellNote>ID {row.traceId}</CellNote>
              </>
            ),
          },
          { label: 'Cantidad', numeric: true, cell: (row) => showNumber(row.quantity) },
          {
            label: 'A quién',
            width: '34%',
            cell: (row) => (
              <>
                {row.supplierName}
                <CellNote>
                  {supplierDocument(row.supplierDocument)} · {row.municipalityName ?? row.municipalityCode}
                </CellNote>
              </>
            ),
          },
          { label: 'Hasta', cell: (row) => <span className="num">{showDate(row.latestOn)}</span> },
          { label: 'Estado', cell: (row) => <DirectionState row={row} /> },
          {
            label: 'Acto',
            cell: (row) =>
              row.state === 1 && (
                <Button small kind="danger" onClick={() => setAsked(row)}>
                  Anular…<span className="sr"> la entrega {row.delivery}</span>
                </Button>
              ),
          },
        ]}
      />
      <AnnulDialog
        open={asked !== null}
        title={`¿Anular la entrega ${asked?.delivery ?? ''}?`}
        act={act}
        onAnnul={(reason) =>
          asked &&
          void act.run({ params: { context: context.key, number: itemKey.number, id: asked.id }, body: { reason } })
        }
        onClose={() => setAsked(null)}
      >
        {asked?.supplierName} ya no la entrega y recibe el aviso. La cantidad vuelve a esperar.
      </AnnulDialog>
    </Section>
  )
}

function DirectionState({ row }: { row: DirectItemView['directions'][number] }): ReactElement {
  const due = dueOf(row)
  const tag = directionTags[row.state]
  const overdue = row.state === 1 && due.kind === 'stop'
  return (
    <>
      <Status kind={overdue ? 'stop' : row.state === 1 ? 'idle' : tag.kind}>{overdue ? due.text : tag.text}</Status>
      {row.annulledAt && (
        <CellNote>
          {showDate(row.annulledAt)}. {row.annulmentReason}
        </CellNote>
      )}
    </>
  )
}

function Declined(props: {
  context: ContextView
  itemKey: ItemKey
  view: DirectItemView
  done: (text: string, goesOn: boolean) => void
}): ReactElement | null {
  const { context, itemKey, view } = props
  const [asked, setAsked] = useState(false)
  const { declined } = view
  const act = useAct(annulDecline, {
    done: () => {
      setAsked(false)
      props.done('No direccionamiento anulado. El ítem vuelve a esperar.', false)
    },
  })
  if (!declined) return null
  return (
    <Section title="No se direcciona">
      <div className="stack">
        <SummaryList
          rows={[
            { label: 'Causa', value: `${declined.cause}. ${codeName(undeliveredCauses, declined.cause)}` },
            ...(declined.associatedNumber
              ? [
                  {
                    label: 'Otra prescripción',
                    value: `Ítem ${declined.associatedItem} de ${showPrescriptionNumber(declined.associatedNumber)}`,
                  },
                ]
              : []),
            { label: 'Decidió', value: `${declined.declinedBy}, ${showInstant(declined.declinedAt)}` },
          ]}
        />
        <div>
          <Button kind="danger" onClick={() => setAsked(true)}>
            Anular el no direccionamiento…
          </Button>
        </div>
      </div>
      <AnnulDialog
        open={asked}
        title="¿Anular el no direccionamiento?"
        act={act}
        onAnnul={(reason) =>
          void act.run({
            params: { context: context.key, number: itemKey.number, id: declined.id },
            body: { reason },
          })
        }
        onClose={() => setAsked(false)}
      >
        El ítem vuelve a esperar y se puede direccionar. Queda en el historial con su motivo.
      </AnnulDialog>
    </Section>
  )
}
