import { type ReactElement, useState } from 'react'
import { type ActivationView, inactivateUser, setRoles, type userCard } from '#contract/users-desk.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Note } from '#web/components/note.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Effects } from '#web/components/steps.tsx'
import { Tag } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { showDate } from '#web/lib/format.ts'
import type { DeskView } from './capacity.tsx'
import { roleChangeEffects } from './decide.ts'
import { MissingList } from './missing-list.tsx'
import { RoleChoice } from './role-choice.tsx'
import { placeName, rolesCount } from './words.ts'

/** The state of an activation: an icon and a word. */
export function ActivationTag({ one }: { one: Pick<ActivationView, 'state' | 'roles'> }): ReactElement {
  if (one.state === 'activa')
    return one.roles.length > 0 ? <Tag kind="done">Activa</Tag> : <Tag kind="you">Sin rol</Tag>
  if (one.state === 'suspendida') return <Tag kind="stop">Suspendida</Tag>
  return <Tag kind="idle">{one.state === 'vencida' ? 'Vencida' : 'Inactiva'}</Tag>
}

/** Where an activation holds. */
export function activationPlace(view: DeskView, one: Pick<ActivationView, 'place'>): string {
  return one.place ? `Sede ${placeName(one.place)}` : view.kind === 'eps' ? `Régimen ${view.regime}` : 'Toda la entidad'
}

interface EditorProps {
  view: DeskView
  card: CallResult<typeof userCard>
  one: ActivationView
}

/** Roles and inactivation of one activation; in the panel of the desk and in the user's page. */
export function ActivationEditor(props: EditorProps): ReactElement {
  // Begun anew when the roles change, here or elsewhere.
  const { activationId, roles } = props.one
  return <Editor key={[activationId, ...roles.map((role) => role.code)].join()} {...props} />
}

function Editor({ view, card, one }: EditorProps): ReactElement {
  const { name } = card.person
  // The delegate looks at himself and may not give himself roles (D-05).
  const locked = card.you && view.kind !== 'proveedor_pn'
  const before = one.roles.map((role) => role.code)
  const [roles, setChosen] = useState(before)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const place = activationPlace(view, one)
  const save = useAct(setRoles, {
    say: `${name} queda con ${rolesCount(roles.length)} en ${place}.`,
  })
  const inactivate = useAct(inactivateUser, {
    say: `${name} ya no está en ${place}.`,
    done: () => setAsking(false),
  })
  const open = one.state === 'activa' || one.state === 'suspendida'
  const effects = roleChangeEffects({
    kind: view.kind,
    regime: view.regime,
    place: one.place,
    offers: one.offers,
    before,
    after: roles,
  })
  const issue = inactivate.problem?.problem.kind === 'malformed' ? inactivate.problem.sentences[0] : undefined
  return (
    <>
      {one.missing && <MissingList items={[one.missing]} />}
      {one.ended && (
        <p>
          {one.ended.by} la cerró el {showDate(one.ended.at)}. Motivo: {one.ended.reason}
        </p>
      )}
      {open &&
        (locked ? (
          <Note>
            <p>Usted no se da roles a sí mismo. Otro delegado de la entidad puede dárselos.</p>
          </Note>
        ) : (
          <RoleChoice offers={one.offers} given={before} value={roles} onChange={setChosen} />
        ))}
      {!open && one.roles.length > 0 && (
        <p className="muted">Tenía: {one.roles.map((role) => role.name).join(', ')}.</p>
      )}
      {effects.length > 0 && <Effects items={effects} />}
      {save.problem && <Refused problem={save.problem} />}
      <p className="meta">
        {one.activatedBy} activó el {showDate(one.activatedAt)}
        {one.endsOn ? ` · último día ${showDate(one.endsOn)}` : ''}
      </p>
      {open && (
        <Actions>
          {effects.length > 0 && (
            <Button
              kind="primary"
              busy={save.busy}
              onClick={() =>
                void save.run({
                  params: { capacityId: view.capacityId, activationId: one.activationId },
                  body: { roles, seen: before },
                })
              }
            >
              {roles.length === 0 ? 'Dejar sin rol' : `Dejar con ${rolesCount(roles.length)}`}
            </Button>
          )}
          {effects.length > 0 && <Button onClick={() => setChosen(before)}>No cambiar</Button>}
          {effects.length === 0 && (
            <Button kind="danger" onClick={() => setAsking(true)}>
              Inactivar…
            </Button>
          )}
        </Actions>
      )}
      <Dialog open={asking} title={`¿Inactivar a ${name}?`} onClose={() => setAsking(false)}>
        <p>
          Pierde desde ahora todos sus roles en {place.charAt(0).toLowerCase() + place.slice(1)}. Recibirá un correo con
          el motivo. Su historial queda.
        </p>
        <TextArea
          label="Motivo"
          hint="Por ejemplo: terminó su contrato."
          value={reason}
          onChange={setReason}
          error={issue}
          rows={3}
          maxLength={500}
        />
        {inactivate.problem && !issue && <Refused problem={inactivate.problem} />}
        <Actions>
          <Button
            kind="danger"
            busy={inactivate.busy}
            onClick={() =>
              void inactivate.run({
                params: { capacityId: view.capacityId, activationId: one.activationId },
                body: { reason },
              })
            }
          >
            Inactivar ahora
          </Button>
          <Button onClick={() => setAsking(false)}>No inactivar</Button>
        </Actions>
      </Dialog>
    </>
  )
}
