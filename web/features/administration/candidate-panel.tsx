import { type ReactElement, useEffect, useState } from 'react'
import { activateUser, type CandidateView, candidate } from '#contract/users-desk.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { CheckboxGroup, type Choice } from '#web/components/choices.tsx'
import { SidePanel } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Effects, Evidence } from '#web/components/steps.tsx'
import { useAct } from '#web/lib/act.ts'
import { showDate, showDocument, showHour, showRelative } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import type { DeskView } from './capacity.tsx'
import { activationEffects, allowedWords, firstChoice } from './decide.ts'
import styles from './desk.module.css'
import { evidenceItems, MissingList } from './missing-list.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { RoleChoice } from './role-choice.tsx'
import { activateLabel, calm, placeName, placesName, typeNames } from './words.ts'

/** One registered user beside the list: what he meets, where and with which roles he would be activated, and what will happen. */
export function CandidatePanel(props: { view: DeskView; registrationId: string; close: string }): ReactElement {
  const { view, registrationId } = props
  const found = useEndpoint(candidate, { params: { capacityId: view.capacityId, registrationId } })
  if (!found.data)
    return (
      <SidePanel title={found.isError ? 'No se pudo abrir' : 'Abriendo…'} close={props.close}>
        <Loaded query={found}>{() => null}</Loaded>
      </SidePanel>
    )
  return <Decision {...props} one={found.data} reload={() => void found.refetch()} />
}

function Decision(props: { view: DeskView; one: CandidateView; close: string; reload: () => void }): ReactElement {
  const { view, one, close, reload } = props
  const [choice, setChoice] = useState(() => firstChoice(one))
  const [returning, setReturning] = useState(false)
  const [result, setResult] = useState<string | null>(null)
  const byPlaces = view.kind !== 'eps'
  const chosen = one.places.filter((place) => choice.places.includes(place.key))
  const roles = one.roles.filter((role) => choice.roles.includes(role.code))
  const act = useAct(activateUser, {
    say: () => doneWords(),
    done: () => setResult(doneWords()),
  })
  const doneWords = (): string => {
    const where = byPlaces ? `en ${placesName(chosen)}` : `en el régimen ${view.regime}`
    return roles.length > 0
      ? `${one.person.name} ya puede ${allowedWords(roles)} ${where}.`
      : `${one.person.name} tiene activación ${where}, sin rol todavía.`
  }
  // Another delegate may have decided meanwhile: the panel then shows by whom and when.
  const refused = act.problem?.problem.kind === 'refusal'
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again once per refusal
  useEffect(() => {
    if (refused) reload()
  }, [refused, act.attempt])

  const request = one.request
  const pending = request?.state === 'pendiente'
  const free = one.places.filter((place) => !place.activationId)
  const activeEverywhere = byPlaces ? one.places.length > 0 && free.length === 0 : one.activationId !== null
  const possible = one.eligibility.state === 'met' && !activeEverywhere
  const meta = [
    showDocument(one.person.document),
    pending && request ? `Espera ${showRelative(request.askedAt)}` : null,
  ].filter(Boolean)

  return (
    <SidePanel
      title={one.person.name}
      meta={meta.join(' · ')}
      close={close}
      {...(result || (!possible && !pending)
        ? {}
        : {
            foot: (
              <Actions>
                {possible && (
                  <Button
                    kind="primary"
                    className={styles.foot}
                    busy={act.busy}
                    unavailable={byPlaces && chosen.length === 0}
                    onClick={() =>
                      void act.run({
                        params: { capacityId: view.capacityId },
                        body: {
                          registrationId: one.registrationId,
                          places: choice.places,
                          roles: choice.roles,
                          ...(pending && request ? { requestId: request.requestId } : {}),
                        },
                      })
                    }
                  >
                    {activateLabel(roles.length)}
                  </Button>
                )}
                {pending && <Button onClick={() => setReturning(true)}>Devolver…</Button>}
              </Actions>
            ),
          })}
    >
      {act.problem && <Refused problem={act.problem} />}
      {result ? (
        <>
          <Note kind="done">
            <p>{result}</p>
            <p>Le enviamos un correo. Queda en el historial a nombre de usted.</p>
          </Note>
          <Actions>
            <LinkButton kind="primary" to={close}>
              Seguir con la lista
            </LinkButton>
            <LinkButton to={`/administracion/${view.capacityId}/usuarios/${one.person.personId}`}>
              Ver su ficha
            </LinkButton>
          </Actions>
        </>
      ) : (
        <>
          {request && !pending && <Decided view={view} one={one} request={request} close={close} />}
          {one.missing.length > 0 && (
            <div>
              <h3>{one.eligibility.state === 'wait' ? 'Todavía no se puede activar' : 'No cumple lo que se exige'}</h3>
              <MissingList items={one.missing} wait={one.eligibility.state === 'wait'} />
            </div>
          )}
          {one.met.length > 0 && (
            <div>
              <h3>{one.missing.length > 0 ? 'Lo que sí cumple' : 'Cumple lo que se exige'}</h3>
              <Evidence met stacked items={evidenceItems(one.met)} />
            </div>
          )}
          {request?.note && (
            <div>
              <h3>Lo que escribió al pedir</h3>
              <p>{request.note}</p>
            </div>
          )}
          {possible && (
            <>
              {byPlaces && (
                <PlaceChoice
                  one={one}
                  value={choice.places}
                  onChange={(places) =>
                    setChoice({ ...choice, places: one.userType === 'sso' ? places.slice(-1) : places })
                  }
                />
              )}
              <RoleChoice
                offers={one.roles}
                value={choice.roles}
                onChange={(next) => setChoice({ ...choice, roles: next })}
              />
              <Effects
                items={activationEffects({ kind: view.kind, regime: view.regime, places: one.places, chosen, roles })}
              />
            </>
          )}
          {activeEverywhere && !request && (
            <Note>
              <p>
                {one.person.name} ya tiene activación aquí.{' '}
                <Link to={`/administracion/${view.capacityId}/usuarios/${one.person.personId}`}>
                  Cambie sus roles en su ficha
                </Link>
              </p>
            </Note>
          )}
          <p className="meta">
            {typeNames[one.userType]}
            {one.profession ? ` · ${calm(one.profession)}` : ''} · se registró el {showDate(one.registeredAt)}
          </p>
        </>
      )}
      <ReturnDialog
        capacityId={view.capacityId}
        requests={returning && request ? [{ requestId: request.requestId, name: one.person.name }] : []}
        close={() => setReturning(false)}
        done={(answer) => {
          setReturning(false)
          if (answer.refused.length === 0) setResult(`Devolvió la solicitud de ${one.person.name}.`)
          else reload()
        }}
      />
    </SidePanel>
  )
}

/** "Gloria Nieves ya decidió esta solicitud hoy a las 10:41 a. m." */
function Decided(props: {
  view: DeskView
  one: CandidateView
  request: NonNullable<CandidateView['request']>
  close: string
}): ReactElement {
  const { view, one, request, close } = props
  const decided = request.decided
  const when = (at: string) => {
    const relative = showRelative(at)
    return `${relative === 'hoy' || relative === 'ayer' ? relative : `el ${showDate(at)}`} a las ${showHour(at)}`
  }
  if (request.state === 'retirada')
    return (
      <Note>
        <p>{one.person.name} retiró su solicitud. Puede activarle de todos modos.</p>
      </Note>
    )
  return (
    <Note kind={request.state === 'activada' ? 'done' : 'wait'} alert>
      {decided && (
        <p>
          <b>{decided.you ? 'Usted ya decidió' : `${decided.by} ya decidió`}</b> esta solicitud {when(decided.at)}:{' '}
          {request.state === 'activada' ? 'activó a la persona.' : 'la devolvió.'}
        </p>
      )}
      {decided?.reason && <p>Motivo: {decided.reason}</p>}
      <p className="row">
        <Link to={close}>Volver a la lista</Link>
        {request.state === 'activada' && (
          <Link to={`/administracion/${view.capacityId}/usuarios/${one.person.personId}`}>Ver su ficha</Link>
        )}
      </p>
    </Note>
  )
}

/** Sedes where the user would be activated; the first six at once, the rest folded. */
function PlaceChoice(props: {
  one: CandidateView
  value: string[]
  onChange: (places: string[]) => void
}): ReactElement {
  const { one, value } = props
  const asked = one.request?.place?.key
  const option = (place: CandidateView['places'][number]): Choice => ({
    value: place.key,
    label: placeName(place),
    hint: place.activationId
      ? 'Ya tiene activación en esta sede'
      : place.eligibility.state !== 'met'
        ? place.eligibility.text
        : [place.code, place.key === asked ? 'la que pidió' : null].filter(Boolean).join(' · ') || undefined,
    disabled: place.activationId !== null || place.eligibility.state !== 'met',
  })
  const ordered = [...one.places].sort((a, b) => Number(b.key === asked) - Number(a.key === asked))
  const near = ordered.slice(0, 6)
  const far = ordered.slice(6)
  const within = (list: typeof ordered) => value.filter((key) => list.some((place) => place.key === key))
  return (
    <div>
      <CheckboxGroup
        label={one.userType === 'sso' ? 'Sede de su plaza' : 'Sedes'}
        {...(one.userType === 'sso' && one.places.length > 1
          ? { hint: 'SSO se activa solo en la sede de su plaza. Las demás no se pueden elegir.' }
          : {})}
        value={within(near)}
        onChange={(keys) => props.onChange([...within(far), ...keys])}
        options={near.map(option)}
      />
      {far.length > 0 && (
        <details className={styles.more} open={within(far).length > 0}>
          <summary>Otras {far.length} sedes</summary>
          <CheckboxGroup
            label="Otras sedes"
            value={within(far)}
            onChange={(keys) => props.onChange([...within(near), ...keys])}
            options={far.map(option)}
          />
        </details>
      )}
    </div>
  )
}
