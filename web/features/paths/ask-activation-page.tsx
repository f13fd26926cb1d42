import { type ReactElement, useState } from 'react'
import { capacityName } from '#contract/capacities.ts'
import { userTypeNames } from '#contract/paths.ts'
import {
  type ActivationRequestView,
  askActivation,
  findEntities,
  myRegistrations,
  myRequests,
  type RegistrationView,
  withdrawRequest,
} from '#contract/users-registration.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { RadioCardsField, Radios } from '#web/components/choices.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation, Section } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { SignedIn } from '#web/components/signed-in.tsx'
import { Effects, Tasks } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextField, TextInput } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { issueAt } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDate, showNit } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { RemindButton } from './remind-button.tsx'

const title = 'Pida la activación a su entidad'

/** A registered person asks an entity to activate her: which registration, which entity, which sede. */
export function AskActivationPage(): ReactElement {
  return (
    <SignedIn title={title}>
      <AskActivation />
    </SignedIn>
  )
}

function AskActivation(): ReactElement {
  const registrations = useEndpoint(myRegistrations, {})
  const [search, change] = useSearchState()
  return (
    <Loaded query={registrations} heading={title}>
      {(mine) => {
        const open = mine.registrations.filter((r) => !r.userType.startsWith('delegado'))
        const chosen = open.find((r) => r.registrationId === search.registro) ?? open[0]
        if (!chosen) return <NothingToAsk />
        return (
          <>
            <BackLink to="/mi-camino">Mi camino</BackLink>
            {open.length > 1 && (
              <Radios
                label="¿Para cuál de sus registros?"
                value={chosen.registrationId}
                onChange={(registro) => change({ registro }, { replace: true })}
                options={open.map((r) => ({ value: r.registrationId, label: userTypeNames[r.userType] }))}
              />
            )}
            <Ask key={chosen.registrationId} registration={chosen} />
          </>
        )
      }}
    </Loaded>
  )
}

function NothingToAsk(): ReactElement {
  return (
    <>
      <PageHead title={title} />
      <Empty
        icon="arrow"
        title="Primero regístrese en MIPRES"
        action={
          <LinkButton kind="primary" to="/registro-de-usuarios">
            Ir a Registro de Usuarios
          </LinkButton>
        }
      >
        La activación se pide con un registro de profesional, de servicio social o de otro usuario.
      </Empty>
    </>
  )
}

function Ask({ registration }: { registration: RegistrationView }): ReactElement {
  const sso = registration.userType === 'sso'
  const [typed, setTyped] = useState('')
  const [nit, setNit] = useState('')
  const [emptyNit, setEmptyNit] = useState(false)
  const [asked, setAsked] = useState<ActivationRequestView | null>(null)
  const found = useEndpoint(
    findEntities,
    { params: { registrationId: registration.registrationId }, query: nit ? { nit } : {} },
    { enabled: sso || nit !== '', keep: true },
  )
  const malformed = issueAt(found.error, 'nit')
  const form = usePageForm({ choice: '', note: '' })
  const act = useAct(askActivation, {
    form,
    say: 'Solicitud enviada.',
    names: { capacityId: 'choice', place: 'choice' },
    done: setAsked,
  })
  const search = (): void => {
    setNit(typed.trim())
    setEmptyNit(!typed.trim())
  }
  if (asked) return <Asked request={asked} />
  return (
    <>
      <Form
        form={form}
        act={act}
        refusedTitle="No se envió la solicitud"
        head={
          <PageHead
            eyebrow={userTypeNames[registration.userType]}
            title={title}
            lead={
              sso
                ? 'Solo la IPS de su plaza puede activar su usuario, en la sede de la plaza.'
                : 'Busque la entidad por su NIT y elija dónde trabaja. Su delegado recibirá la solicitud.'
            }
          />
        }
        onSubmit={({ choice, note }) => {
          // Enter in the NIT, before anything was found with it.
          if (!sso && (!nit || typed.trim() !== nit)) return search()
          const [capacityId = '', place = ''] = choice.split('~')
          return act.run({
            body: {
              registrationId: registration.registrationId,
              capacityId,
              ...(place ? { place } : {}),
              ...(note.trim() ? { note } : {}),
            },
          })
        }}
      >
        {!sso && (
          <div className="row" style={{ alignItems: 'end' }}>
            <TextInput
              id="nit"
              label="NIT de la entidad"
              hint="Sin dígito de verificación o con él: 900123456-7."
              error={emptyNit && !typed.trim() ? 'Escriba el NIT de la entidad.' : malformed}
              value={typed}
              onChange={setTyped}
            />
            <Button icon="search" onClick={search}>
              Buscar
            </Button>
          </div>
        )}
        {(sso || nit) && !malformed && (
          <Loaded
            query={found}
            empty={({ entities }) =>
              entities.length === 0 && (
                <Empty
                  icon="building"
                  title={sso ? 'La IPS de su plaza todavía no está registrada' : 'No encontramos esa entidad'}
                >
                  {sso
                    ? 'Su representante legal debe registrarla en Mi Seguridad Social y nombrar un delegado.'
                    : 'Revise el NIT. Si es correcto, la entidad no está registrada o no activa a este tipo de usuario.'}
                </Empty>
              )
            }
          >
            {({ entities }) => (
              <>
                <RadioCardsField
                  name="choice"
                  label="¿Dónde va a actuar?"
                  options={entities.flatMap((entity) =>
                    entity.places.map((place) => ({
                      value: `${entity.capacityId}~${place.place ?? ''}`,
                      title: `${entity.entityName}, ${place.name}`,
                      text: place.refusal ?? (
                        <>
                          {capacityName(entity.kind, entity.regime)}
                          {entity.nit ? ` · NIT ${showNit(entity.nit)}` : ''} ·{' '}
                          {entity.delegateName
                            ? `La recibirá ${entity.delegateName}`
                            : 'Todavía no tiene delegado: la solicitud lo espera'}
                        </>
                      ),
                      unmet: place.refusal !== null,
                    })),
                  )}
                />
                <TextField
                  name="note"
                  label="Mensaje para el delegado"
                  optional
                  hint="Su servicio o su cargo, si ayuda a reconocerle."
                />
                <Effects
                  items={[
                    { kind: 'mail', text: 'El delegado recibe la solicitud en su lista y por correo.' },
                    { kind: 'info', text: 'Usted verá quién la tiene y desde cuándo, y podrá recordarla o retirarla.' },
                  ]}
                />
                <Actions>
                  <Button kind="primary" type="submit" icon="send" busy={act.busy}>
                    Pedir activación
                  </Button>
                </Actions>
              </>
            )}
          </Loaded>
        )}
      </Form>
      <Requests />
    </>
  )
}

function Asked({ request }: { request: ActivationRequestView }): ReactElement {
  return (
    <Confirmation
      heading={<H1>Su solicitud está enviada</H1>}
      actions={
        <Actions>
          <LinkButton kind="primary" to="/mi-camino">
            Ver mi camino
          </LinkButton>
        </Actions>
      }
    >
      <p>
        La tiene el delegado de {request.entityName} desde el {showDate(request.askedAt)}.
      </p>
      <p>Le avisaremos por correo cuando decida. Mientras tanto puede recordarla o pedir a otra entidad.</p>
    </Confirmation>
  )
}

const states = {
  pendiente: { kind: 'wait', text: 'Espera al delegado' },
  activada: { kind: 'done', text: 'Activada' },
  devuelta: { kind: 'stop', text: 'Devuelta' },
  retirada: { kind: 'idle', text: 'Retirada' },
} as const

/** What she has asked, with what can be done about each. */
function Requests(): ReactElement | null {
  const query = useEndpoint(myRequests, {})
  const [leaving, setLeaving] = useState<ActivationRequestView | null>(null)
  const withdraw = useAct(withdrawRequest, { say: 'Solicitud retirada.', done: () => setLeaving(null) })
  const requests = query.data?.requests ?? []
  if (requests.length === 0) return null
  return (
    <Section title="Sus solicitudes">
      <Tasks
        items={requests.map((r) => ({
          id: r.requestId,
          title: `${r.entityName}${r.place ? `, sede ${r.place}` : ''}`,
          tag: <Tag kind={states[r.state].kind}>{states[r.state].text}</Tag>,
          text: (
            <>
              Pedida el {showDate(r.askedAt)}
              {r.openedAt && `, abierta por el delegado el ${showDate(r.openedAt)}`}
              {r.decided && `, decidida el ${showDate(r.decided.at)}${r.decided.by ? ` por ${r.decided.by}` : ''}`}
              {r.decided?.reason && `: ${r.decided.reason}`}.{' '}
              {r.state === 'pendiente' && (
                <span className="row" style={{ marginTop: 'var(--s-3)' }}>
                  <RemindButton requestId={r.requestId} secondary />
                  <Button small kind="ghost" onClick={() => setLeaving(r)}>
                    Retirar…
                  </Button>
                </span>
              )}
            </>
          ),
        }))}
      />
      <ConfirmDialog
        open={leaving !== null}
        title={`¿Retirar la solicitud a ${leaving?.entityName ?? ''}?`}
        confirm="Retirar la solicitud"
        cancel="No retirarla"
        danger
        act={withdraw}
        onConfirm={() => leaving && void withdraw.run({ params: { requestId: leaving.requestId } })}
        onCancel={() => setLeaving(null)}
      >
        <p>El delegado deja de verla. Podrá pedirla de nuevo cuando quiera.</p>
      </ConfirmDialog>
      <p className="muted" style={{ marginTop: 'var(--s-4)' }}>
        ¿Su entidad no aparece? <Link to="/caminos">Vea qué debe hacer su representante legal.</Link>
      </p>
    </Section>
  )
}
