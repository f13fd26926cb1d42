import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import {
  correctNaming,
  type DelegationView,
  listAuthorized,
  nameDelegate,
  replaceDelegate,
} from '#contract/identity-delegations.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { RadioCardsField } from '#web/components/choices.tsx'
import { DocumentField, type DocumentValue } from '#web/components/document-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { Effects } from '#web/components/steps.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDocument } from '#web/lib/format.ts'
import { useParam, useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { authorizedPage, lastDay } from './words.ts'

type Authorized = CallResult<typeof listAuthorized>

/** The answer to a naming: who it waits for, until when, and what the representative need not do. */
function Named({ entityId, delegation: d }: { entityId: string; delegation: DelegationView }): ReactElement {
  return (
    <Confirmation
      heading={<H1>{`Nombramiento hecho para ${showDocument(d.document)}`}</H1>}
      actions={
        <Actions>
          <LinkButton kind="primary" to={authorizedPage(entityId)}>
            Volver a Autorizados
          </LinkButton>
        </Actions>
      }
    >
      <p>
        Le toca a esa persona: registrarse en Mi Seguridad Social con ese documento y luego en Registro de Usuarios.
        Usted no tiene que hacer nada más.
      </p>
      {d.email ? <p>Le escribimos a {d.email}.</p> : <p>No dejó correo: avísele usted que ya puede registrarse.</p>}
      <p>Si no se registra, el nombramiento vence el {lastDay(d.expiresAt)}.</p>
    </Confirmation>
  )
}

interface Values {
  document: DocumentValue
  email: string
  ends: string
}

/** Document and e-mail, the same wherever somebody is named. */
function Fields({ busy, submit, back }: { busy: boolean; submit: string; back: string }): ReactElement {
  return (
    <>
      <DocumentField
        name="document"
        label="Documento de la persona"
        hint="Con este documento exacto debe registrarse."
      />
      <TextField
        name="email"
        label="Correo"
        type="email"
        autoComplete="off"
        optional
        hint="Solo para avisarle y recordarle. No prueba su identidad."
      />
      <Actions>
        <Button kind="primary" type="submit" busy={busy}>
          {submit}
        </Button>
        <LinkButton to={back}>Volver sin cambiar nada</LinkButton>
      </Actions>
    </>
  )
}

/** Reads who administers what, so that the page can say for which capacity it names. */
function useAuthorized(): { entityId: string; query: ReturnType<typeof useEndpoint<typeof listAuthorized>> } {
  const entityId = useParam('entityId')
  return { entityId, query: useEndpoint(listAuthorized, { params: { entityId } }) }
}

function findSlot(data: Authorized, capacityId: string | undefined, code: string | undefined) {
  const application = data.applications.find((a) => a.code === code)
  const slot = application?.slots.find((s) => s.capacityId === capacityId)
  return application && slot ? { application, slot } : null
}

function findDelegation(data: Authorized, delegationId: string) {
  for (const application of data.applications)
    for (const slot of application.slots)
      for (const delegation of [slot.inForce, slot.pending])
        if (delegation?.delegationId === delegationId) return { application, slot, delegation }
  return null
}

const empty: Values = { document: { type: 'CC', number: '' }, email: '', ends: 'when_registered' }

/** Names a delegate by document, before that person needs to exist. */
export function NameDelegatePage(): ReactElement {
  const { entityId, query } = useAuthorized()
  const [search, setSearch] = useSearchState()
  const form = usePageForm<Values>(empty)
  const act = useAct(nameDelegate, {
    form,
    say: 'Nombramiento hecho.',
    done: (d) => setSearch({ hecho: d.delegationId }),
  })
  return (
    <>
      <BackLink to={authorizedPage(entityId)}>Administrar Autorizados</BackLink>
      <Loaded query={query} heading="Nombre un delegado">
        {(data) => {
          const done = search.hecho ? findDelegation(data, search.hecho) : null
          if (done) return <Named entityId={entityId} delegation={done.delegation} />
          const found = findSlot(data, search.calidad, search.aplicacion)
          const place = found ? `${found.application.name} · ${found.slot.title}` : 'Elija desde Autorizados'
          return (
            <Form
              form={form}
              act={act}
              refusedTitle="No se hizo el nombramiento"
              head={
                <PageHead
                  eyebrow={`${data.entity.name} · ${place}`}
                  title="Nombre un delegado"
                  lead="Por su documento. No importa si todavía no se ha registrado."
                />
              }
              onSubmit={({ document, email }) =>
                act.run({
                  params: { entityId },
                  body: {
                    capacityId: search.calidad ?? '',
                    application: search.aplicacion ?? '',
                    document,
                    email,
                  },
                })
              }
            >
              <Effects
                heading="h2"
                items={[
                  {
                    kind: 'yes',
                    text: 'Podrá registrarse como delegado quien tenga ese documento, y solo esa persona.',
                  },
                  { kind: 'no', text: 'No puede nombrar a otros delegados. Eso lo hace solo usted.' },
                  { kind: 'info', text: 'Puede nombrarse a usted mismo: escriba su documento.' },
                ]}
              />
              <Fields busy={act.busy} submit="Nombrar" back={authorizedPage(entityId)} />
            </Form>
          )
        }}
      </Loaded>
    </>
  )
}

/** Names who replaces the delegate in force; says when the present one ends. */
export function ReplaceDelegatePage(): ReactElement {
  const { entityId, query } = useAuthorized()
  const delegationId = useParam('delegationId')
  const [search, setSearch] = useSearchState()
  const form = usePageForm<Values>(empty)
  const act = useAct(replaceDelegate, {
    form,
    say: 'Reemplazo hecho.',
    done: (d) => setSearch({ hecho: d.delegationId }),
  })
  return (
    <>
      <BackLink to={authorizedPage(entityId)}>Administrar Autorizados</BackLink>
      <Loaded query={query} heading="Reemplace al delegado">
        {(data) => {
          const done = search.hecho ? findDelegation(data, search.hecho) : null
          if (done) return <Named entityId={entityId} delegation={done.delegation} />
          const found = findDelegation(data, delegationId)
          const name = found ? (found.delegation.name ?? showDocument(found.delegation.document)) : 'el delegado actual'
          return (
            <Form
              form={form}
              act={act}
              refusedTitle="No se hizo el reemplazo"
              head={
                <PageHead
                  eyebrow={
                    found ? `${data.entity.name} · ${found.application.name} · ${found.slot.title}` : data.entity.name
                  }
                  title={`Reemplace a ${name}`}
                />
              }
              onSubmit={({ document, email, ends }) =>
                act.run({
                  params: { entityId, delegationId },
                  body: { document, email, ends: ends as 'when_registered' | 'now' },
                })
              }
            >
              <RadioCardsField
                name="ends"
                label={`¿Cuándo deja de administrar ${name}?`}
                options={[
                  {
                    value: 'when_registered',
                    title: 'Cuando se registre quien llega',
                    text: 'Nunca queda sin quien administre. Es lo usual.',
                  },
                  {
                    value: 'now',
                    title: 'Ahora mismo',
                    text: 'Nadie administra hasta que se registre quien llega.',
                  },
                ]}
              />
              <Fields busy={act.busy} submit="Nombrar el reemplazo" back={authorizedPage(entityId)} />
            </Form>
          )
        }}
      </Loaded>
    </>
  )
}

/** Corrects the document or the e-mail of a naming that waits. */
export function CorrectNamingPage(): ReactElement {
  const { entityId, query } = useAuthorized()
  const delegationId = useParam('delegationId')
  const [search, setSearch] = useSearchState()
  return (
    <>
      <BackLink to={authorizedPage(entityId)}>Administrar Autorizados</BackLink>
      <Loaded query={query} heading="Corrija el nombramiento">
        {(data) => {
          const done = search.hecho ? findDelegation(data, search.hecho) : null
          if (done) return <Named entityId={entityId} delegation={done.delegation} />
          const found = findDelegation(data, delegationId)
          return (
            <CorrectForm
              key={delegationId}
              entityId={entityId}
              delegationId={delegationId}
              eyebrow={
                found ? `${data.entity.name} · ${found.application.name} · ${found.slot.title}` : data.entity.name
              }
              values={
                found
                  ? {
                      ...empty,
                      document: found.delegation.document as DocumentValue,
                      email: found.delegation.email ?? '',
                    }
                  : empty
              }
              onDone={(d) => setSearch({ hecho: d.delegationId })}
            />
          )
        }}
      </Loaded>
    </>
  )
}

function CorrectForm(props: {
  entityId: string
  delegationId: string
  eyebrow: string
  values: Values
  onDone: (delegation: DelegationView) => void
}): ReactElement {
  const { entityId, delegationId } = props
  const form = usePageForm<Values>(props.values)
  const navigate = useNavigate()
  const act = useAct(correctNaming, {
    form,
    say: 'Nombramiento corregido.',
    done: props.onDone,
  })
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se corrigió el nombramiento"
      head={
        <PageHead
          eyebrow={props.eyebrow}
          title="Corrija el nombramiento"
          lead="El nombramiento equivocado se cierra y el corregido empieza hoy."
        />
      }
      onSubmit={({ document, email }) => act.run({ params: { entityId, delegationId }, body: { document, email } })}
    >
      <Fields busy={act.busy} submit="Corregir" back={authorizedPage(entityId)} />
      {act.problem?.has('identity.delegation_not_pending') && (
        <Button onClick={() => void navigate({ to: `${authorizedPage(entityId)}/${delegationId}/reemplazar` })}>
          Reemplazar a esa persona
        </Button>
      )}
    </Form>
  )
}
