import { type ReactElement, useState } from 'react'
import type { UserType } from '#contract/paths.ts'
import type { TypeView } from '#contract/users-paths.ts'
import { registerUser } from '#contract/users-registration.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Confirmation, SummaryList } from '#web/components/layout.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { evidenceItem } from '#web/components/path-steps.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Effects, Evidence } from '#web/components/steps.tsx'
import { useAct } from '#web/lib/act.ts'
import { showDate, showDocument } from '#web/lib/format.ts'
import { useSession } from '#web/lib/session.ts'

type Kind = 'yes' | 'no' | 'mail' | 'info'

/** What registering does and does not do, said before the act (R-19). */
const effects: Record<UserType, { kind: Kind; text: string }[]> = {
  profesional: [
    { kind: 'yes', text: 'Queda en MIPRES como profesional de la salud.' },
    { kind: 'no', text: 'Todavía no puede prescribir: falta que un delegado active su usuario y le dé un rol.' },
    { kind: 'info', text: 'Después puede pedir la activación a su IPS o a su EPS.' },
  ],
  sso: [
    { kind: 'yes', text: 'Queda en MIPRES como profesional en servicio social.' },
    { kind: 'no', text: 'Todavía no puede prescribir: falta que el delegado de la IPS de su plaza active su usuario.' },
    { kind: 'info', text: 'Solo podrá actuar en la sede de su plaza y durante su vigencia.' },
  ],
  otro: [
    { kind: 'yes', text: 'Queda en MIPRES como otro usuario.' },
    { kind: 'no', text: 'Todavía no puede entrar: falta que un delegado active su usuario y le dé un rol.' },
    { kind: 'info', text: 'Después puede pedir la activación a su entidad.' },
  ],
  delegado_eps: [
    { kind: 'yes', text: 'Desde ese momento administra los usuarios y la red del régimen.' },
    { kind: 'info', text: 'Si había otro delegado, su delegación termina en el mismo instante.' },
    { kind: 'mail', text: 'El representante legal recibe un aviso.' },
  ],
  delegado_ips: [
    { kind: 'yes', text: 'Desde ese momento administra los usuarios de la IPS.' },
    { kind: 'info', text: 'Si había otro delegado, su delegación termina en el mismo instante.' },
    { kind: 'mail', text: 'El representante legal recibe un aviso.' },
  ],
  delegado_proveedor: [
    { kind: 'yes', text: 'Desde ese momento administra los usuarios y las sedes del proveedor.' },
    { kind: 'info', text: 'Si había otro delegado, su delegación termina en el mismo instante.' },
    { kind: 'mail', text: 'El representante legal recibe un aviso.' },
  ],
  delegado_proveedor_pn: [
    { kind: 'yes', text: 'Queda como proveedor persona natural, con una sede: su dirección.' },
    { kind: 'info', text: 'Después active su propio usuario y asígnese los roles que va a usar.' },
  ],
}

/** Check the answer, then register; the same page then says what happens next. */
export function ConfirmType({ type }: { type: TypeView }): ReactElement {
  const { session } = useSession()
  const [done, setDone] = useState<TypeView | null>(null)
  const act = useAct(registerUser, { say: 'Registro hecho.', done: () => setDone(type) })
  if (done) return <Registered type={done} />
  const person = session.subject?.kind === 'person' ? session.subject : null
  const named = type.namings.length > 0
  return (
    <>
      <BackLink to="/registro-de-usuarios">Elegir otro tipo</BackLink>
      <PageHead
        eyebrow="Registro de Usuarios"
        title="Confirme su registro"
        lead="Revise y registre. Nadie puede hacerlo por usted."
      />
      {act.problem && <Refused problem={act.problem} />}
      <div className="stack">
        <SummaryList
          rows={[
            ...(person ? [{ label: 'Persona', value: `${person.name}, ${showDocument(person.document)}` }] : []),
            { label: 'Tipo de usuario', value: type.name, change: '/registro-de-usuarios' },
            ...type.namings.map((n) => ({
              label: 'Nombramiento',
              value: `${n.entityName}${n.regime ? `, régimen ${n.regime}` : ''}, del ${showDate(n.namedAt)}`,
            })),
          ]}
        />
        {named && type.namings.length > 1 && (
          <p className="muted">Estos {type.namings.length} nombramientos quedan vigentes en un solo acto.</p>
        )}
        <Evidence items={type.evidence.map(evidenceItem)} />
        <Effects items={effects[type.type]} />
        <Actions>
          <Button kind="primary" busy={act.busy} onClick={() => void act.run({ body: { userType: type.type } })}>
            Registrarme como {type.name.charAt(0).toLowerCase() + type.name.slice(1)}
          </Button>
          <LinkButton to="/registro-de-usuarios">No registrarme todavía</LinkButton>
        </Actions>
      </div>
    </>
  )
}

const next: Record<UserType, { text: string; label: string; to: string }> = {
  profesional: {
    text: 'Ahora el delegado de una IPS o de una EPS debe activar su usuario. Pida la activación y siga su camino.',
    label: 'Pedir activación',
    to: '/pedir-activacion',
  },
  sso: {
    text: 'Ahora el delegado de la IPS de su plaza debe activar su usuario. Pida la activación y siga su camino.',
    label: 'Pedir activación',
    to: '/pedir-activacion',
  },
  otro: {
    text: 'Ahora el delegado de su entidad debe activar su usuario. Pida la activación y siga su camino.',
    label: 'Pedir activación',
    to: '/pedir-activacion',
  },
  delegado_eps: {
    text: 'Ya administra su régimen. Empiece por la red.',
    label: 'Abrir Administración de Usuarios',
    to: '/administracion',
  },
  delegado_ips: {
    text: 'Ya administra los usuarios de la IPS. Vea quién espera.',
    label: 'Abrir Administración de Usuarios',
    to: '/administracion',
  },
  delegado_proveedor: {
    text: 'Ya administra los usuarios del proveedor. Cree primero una sede.',
    label: 'Abrir Administración de Usuarios',
    to: '/administracion',
  },
  delegado_proveedor_pn: {
    text: 'Ahora active su propio usuario y asígnese roles.',
    label: 'Abrir Administración de Usuarios',
    to: '/administracion',
  },
}

function Registered({ type }: { type: TypeView }): ReactElement {
  const then = next[type.type]
  return (
    <Confirmation
      heading={<H1>Su registro está hecho</H1>}
      actions={
        <Actions>
          <LinkButton kind="primary" to={then.to}>
            {then.label}
          </LinkButton>
          <LinkButton to="/mi-camino">Ver mi camino</LinkButton>
        </Actions>
      }
    >
      <p>{type.name}.</p>
      <p>{then.text}</p>
    </Confirmation>
  )
}
