import type { CapacityKind, StepActor, UserType } from '#contract/paths.ts'
import type { Path, Step } from '#platform/paths/path.ts'
import { asked, type Outcome, type Requirement, type Where } from '#platform/paths/requirement.ts'
import { delegateInMss, delegateNamed, delegationConfirmed } from '../../identity/delegations/requirements.ts'
import { entityAccepted, entityClaimed } from '../../identity/entities/requirements.ts'
import { hasConfirmedMail, hasSecondFactor, isRegisteredPerson } from '../../identity/persons/requirements.ts'
import { rethusLoaded } from '../activation/requirements.ts'
import {
  activated,
  delegateRegistered,
  hasRole,
  inGoodStanding,
  networkBuilt,
  openRegistrations,
  registered,
  registrationAsks,
  siteMade,
  somebodyActive,
  ssoLoaded,
  ssoNotFinished,
} from '../registration/requirements.ts'
import { openRoles } from '../roles/requirements.ts'
import { capacityInForce, epsStands, ipsStands } from '../standing/requirements.ts'
import { pathTexts } from './texts.ts'
import type { DelegateWalk, PersonWalk } from './walks.ts'

/**
 * The seven paths, each declared once, in the guide's order and with its Paso numbers (docs/rules.md, "Order of steps").
 * Every rule is a requirement of the module that owns it: here they are only put in order and given words.
 */

const met: Outcome = { met: true, evidence: [] }

/** Held by an earlier step already: repeated so that this one never shows as done before it, and told once on the public page. */
function after<F>(of: Requirement<F>): Requirement<F> {
  return {
    id: of.id,
    rules: [],
    asks: '',
    evaluate(facts, moment) {
      const outcome = of.evaluate(facts, moment)
      // The earlier step shows the evidence and since when it waits.
      if (outcome.met) return met
      const { since: _, evidence: __, ...missing } = outcome
      return missing
    },
  }
}

/** the same requirement in the words of who administers himself: no delegate is in it. */
function bySelf(of: Requirement<PersonWalk>, asks: string): Requirement<PersonWalk> {
  return { ...of, rules: ['R-11', ...of.rules.filter((rule) => rule === 'R-16' || rule === 'R-18')], asks }
}

/** Asked only in some cases; in the others it is met without evidence. */
function when<F>(applies: (facts: F, at: string) => boolean, of: Requirement<F>): Requirement<F> {
  return { ...of, evaluate: (facts, moment) => (applies(facts, moment.at) ? of.evaluate(facts, moment) : met) }
}

const mss: Where = { href: '/registro', label: 'Registrarse en Mi Seguridad Social' }
const module: Where = { href: '/registro-de-usuarios', label: 'Registro de Usuarios' }
const desk: Where = { href: '/administracion', label: 'Administración de Usuarios' }
const door: Where = { href: '/mipres', label: 'Entrar a MIPRES' }

// EPS, IPS, proveedor ------------------------------------------------------------------------------------------------

const claim = (w: DelegateWalk) => ({ entity: w.entity, claim: w.claim })
const naming = (w: DelegateWalk) => ({
  capacity: w.desk.standing.capacity,
  application: { code: 'mipres', name: 'MIPRES' },
  representative: w.entity.representative,
  ...w.desk.delegation,
})
const standing = (w: DelegateWalk) => ({ standing: w.desk.standing, settings: { reps_grace_days: w.graceDays } })
const named = asked(delegateNamed, naming)
const ofDesk = (of: typeof networkBuilt): Requirement<DelegateWalk> => asked(of, (w: DelegateWalk) => w.desk)

interface DelegateWords {
  kind: Exclude<CapacityKind, 'proveedor_pn'>
  /** 'la EPS', 'la IPS', 'el proveedor'. */
  the: string
  /** 'de la EPS', 'de la IPS', 'del proveedor'. */
  of: string
  work: string
}

function delegateSteps(
  words: DelegateWords,
  pasos: [mss: string, naming: string, person: string, module: string, work: string],
): Step<DelegateWalk>[] {
  const [first, second, third, fourth, fifth] = pasos
  const { kind, the, of } = words
  const step = (
    id: string,
    paso: string,
    actor: StepActor,
    where: Where,
    title: string,
    explains: string,
    requirements: Requirement<DelegateWalk>[],
    optional = false,
  ): Step<DelegateWalk> => ({
    id,
    paso,
    actor,
    where,
    title,
    explains,
    requirements,
    ...(optional ? { optional } : {}),
  })
  return [
    ...(kind === 'ips'
      ? [
          step(
            'reps',
            '1',
            'authority',
            { href: '/consultas/reps', label: 'Consultar REPS' },
            'La IPS está habilitada en REPS',
            'Se busca por su NIT. Debe estar inscrita, habilitada y sin vencer; se comprueba de nuevo en cada acto.',
            [asked(ipsStands, standing)],
          ),
        ]
      : []),
    step(
      'representative',
      `${first}a`,
      'representative',
      mss,
      'El representante legal se registra como persona natural',
      'Abre su propia cuenta en Mi Seguridad Social, con su documento y su correo.',
      [
        asked(isRegisteredPerson, (w: DelegateWalk) => w.representative),
        asked(hasConfirmedMail, (w: DelegateWalk) => w.representative),
      ],
    ),
    step(
      'entity',
      `${first}b`,
      'representative',
      { href: '/mi-seguridad-social/registrar-entidad', label: 'Registrar la entidad' },
      `El representante legal registra ${the}`,
      kind === 'eps'
        ? 'Declara el NIT y los regímenes. El operador revisa el soporte y el código de EAPB de cada régimen.'
        : kind === 'ips'
          ? 'Declara el NIT. Si REPS confirma su nombre, el registro es inmediato; si no, lo revisa el operador.'
          : 'Declara el NIT y adjunta el soporte. El operador lo revisa.',
      [
        asked(entityClaimed, claim),
        asked(entityAccepted, claim),
        asked(capacityInForce, standing),
        ...(kind === 'eps' ? [asked(epsStands, standing)] : []),
      ],
    ),
    step(
      'naming',
      second,
      'representative',
      { href: '/mi-seguridad-social/entidades', label: 'Administrar Autorizados' },
      kind === 'eps'
        ? 'El representante legal nombra un delegado para el régimen'
        : 'El representante legal nombra al delegado',
      'Lo nombra por tipo y número de documento, para MIPRES. La persona puede registrarse después.',
      [
        when(
          (w) => !w.desk.delegation.inForce && !w.desk.delegation.pending && w.representative.state === 'activa',
          asked(hasSecondFactor, (w: DelegateWalk) => w.representative),
        ),
        named,
      ],
    ),
    step(
      'delegate',
      third,
      'delegate',
      mss,
      'El delegado se registra como persona natural',
      'Abre su cuenta en Mi Seguridad Social con exactamente el documento del nombramiento.',
      [
        after(named),
        asked(delegateInMss, naming),
        asked(isRegisteredPerson, (w: DelegateWalk) => w.delegate),
        asked(hasConfirmedMail, (w: DelegateWalk) => w.delegate),
      ],
    ),
    step(
      'module',
      fourth,
      'delegate',
      module,
      'El delegado se registra en MIPRES',
      `En Registro de Usuarios elige «${kind === 'eps' ? 'Delegado de una EPS' : kind === 'ips' ? 'Delegado de una IPS' : 'Delegado de un proveedor'}». Nadie lo hace por él.`,
      [after(named), asked(delegateRegistered, (w: DelegateWalk) => w.desk)],
    ),
    step('work', `${fifth}a`, 'delegate', desk, `El delegado entra a administrar los usuarios ${of}`, words.work, [
      after(asked(delegateRegistered, (w: DelegateWalk) => w.desk)),
      asked(hasSecondFactor, (w: DelegateWalk) => w.delegate),
      asked(delegationConfirmed, naming),
      ...(kind === 'ips' ? [after(asked(ipsStands, standing))] : []),
    ]),
    ...(kind === 'eps'
      ? [
          step(
            'network',
            `${fifth}b`,
            'delegate',
            desk,
            'El delegado arma la red del régimen',
            'Agrega las IPS y los proveedores. La red del otro régimen se arma aparte.',
            [ofDesk(networkBuilt)],
            true,
          ),
        ]
      : []),
    ...(kind === 'proveedor'
      ? [
          step(
            'sites',
            `${fifth}b`,
            'delegate',
            desk,
            'El delegado crea las sedes del proveedor',
            'Los usuarios se activan en una sede: cree al menos una.',
            [ofDesk(siteMade)],
            true,
          ),
        ]
      : []),
    step(
      'users',
      kind === 'ips' ? `${fifth}b` : `${fifth}c`,
      'delegate',
      desk,
      'El delegado activa usuarios y asigna roles',
      'Ve quién espera, activa en cada sede o régimen y da los roles.',
      [ofDesk(somebodyActive)],
      true,
    ),
  ]
}

const eps: Path<DelegateWalk> = {
  id: 'delegado_eps',
  title: pathTexts.delegado_eps.title,
  guide: pathTexts.delegado_eps.guide,
  steps: delegateSteps(
    {
      kind: 'eps',
      the: 'la EPS',
      of: 'de la EPS',
      work: 'Administra un régimen: su red, sus usuarios y sus roles. Lo hecho en uno no vale en el otro.',
    },
    ['1', '2', '3', '4', '5'],
  ),
}
const ips: Path<DelegateWalk> = {
  id: 'delegado_ips',
  title: pathTexts.delegado_ips.title,
  guide: pathTexts.delegado_ips.guide,
  steps: delegateSteps(
    {
      kind: 'ips',
      the: 'la IPS',
      of: 'de la IPS',
      work: 'Activa usuarios en las sedes de REPS y les asigna roles. La IPS no arma red ni crea sedes.',
    },
    ['2', '3', '4', '5', '6'],
  ),
}
const proveedor: Path<DelegateWalk> = {
  id: 'delegado_proveedor',
  title: pathTexts.delegado_proveedor.title,
  guide: pathTexts.delegado_proveedor.guide,
  steps: delegateSteps(
    {
      kind: 'proveedor',
      the: 'el proveedor',
      of: 'del proveedor',
      work: 'Crea sedes, activa usuarios y les asigna roles. El proveedor no arma red.',
    },
    ['1', '2', '3', '4', '5'],
  ),
}

// Persons -----------------------------------------------------------------------------------------------------------

const own = (w: PersonWalk) => w.facts.person

/** What the registry of the type asks, without the account, which is a step of its own. D-13: who is registered goes on while a registry has no cut. */
function registryAsks(type: 'profesional' | 'sso'): Requirement<PersonWalk>[] {
  const cut = type === 'profesional' ? 'rethus' : 'sso'
  return (
    [...(type === 'sso' ? [ssoNotFinished] : []), ...registrationAsks[type].slice(1)]
      .map((r) => when((w) => w.facts.cuts[cut] !== null || openRegistrations(w).length === 0, r))
      // That a registry has a cut is ours to see to: it may be missing, but it is not asked of the person.
      .map((r) => (r.id === rethusLoaded.id || r.id === ssoLoaded.id ? { ...r, asks: '', rules: [] } : r))
  )
}

const clinical = (w: PersonWalk, at: string): boolean =>
  w.facts.activations.some(
    (a) =>
      a.userType === w.type &&
      openRoles(a.roles, { at: at as typeof w.facts.moment.at, on: w.facts.moment.on }).some(
        (r) => w.facts.policies.roles.roles.find((p) => p.code === r.roleCode)?.secondFactor,
      ),
  )

const account = (paso: string): Step<PersonWalk> => ({
  id: 'account',
  paso,
  actor: 'person',
  where: mss,
  title: 'Registrarse en Mi Seguridad Social',
  explains: 'Como persona natural, con su documento y un correo que confirma con un enlace.',
  requirements: [asked(isRegisteredPerson, own), asked(hasConfirmedMail, own)],
})
const registering = (paso: string, title: string, explains: string): Step<PersonWalk> => ({
  id: 'module',
  paso,
  actor: 'person',
  where: module,
  title,
  explains,
  requirements: [registered],
})
const activation = (paso: string, explains: string): Step<PersonWalk> => ({
  id: 'activation',
  paso,
  actor: 'delegate',
  where: { href: '/pedir-activacion', label: 'Pedir activación' },
  title: 'Que un delegado active su usuario',
  explains,
  requirements: [after(registered), activated],
})
const role = (paso: string): Step<PersonWalk> => ({
  id: 'role',
  paso,
  actor: 'delegate',
  where: { href: '/mi-camino', label: 'Ver mi camino' },
  title: 'Que le asigne un rol',
  explains: 'El mismo delegado elige qué puede hacer usted. Suele hacerlo junto con la activación.',
  requirements: [after(registered), after(activated), hasRole],
})
const enter = (paso: string, title: string): Step<PersonWalk> => ({
  id: 'enter',
  paso,
  actor: 'person',
  where: door,
  title,
  explains: 'Le avisaremos por correo en cuanto pueda entrar.',
  requirements: [
    after(registered),
    after(activated),
    after(hasRole),
    inGoodStanding,
    when(clinical, asked(hasSecondFactor, own)),
  ],
})

const pn: Path<PersonWalk> = {
  id: 'delegado_proveedor_pn',
  title: pathTexts.delegado_proveedor_pn.title,
  guide: pathTexts.delegado_proveedor_pn.guide,
  steps: [
    account('1'),
    registering(
      '2',
      'Registrarse en MIPRES como proveedor persona natural',
      'En Registro de Usuarios. No necesita representante, entidad ni nombramiento.',
    ),
    {
      id: 'activation',
      paso: '3a',
      actor: 'person',
      where: desk,
      title: 'Activar su propio usuario',
      explains: 'En su sede única. Antes configure un segundo factor: va a administrar usuarios.',
      requirements: [
        after(registered),
        asked(hasSecondFactor, own),
        bySelf(activated, 'Usted activa su propio usuario.'),
      ],
    },
    {
      id: 'role',
      paso: '3b',
      actor: 'person',
      where: desk,
      title: 'Asignarse los roles que va a usar',
      explains: 'Programación, entrega, reporte o facturación. Desde aquí ya puede entrar a MIPRES.',
      requirements: [
        after(registered),
        after(activated),
        bySelf(hasRole, 'Usted se asigna al menos un rol.'),
        inGoodStanding,
      ],
    },
  ],
}
const profesional: Path<PersonWalk> = {
  id: 'profesional',
  title: pathTexts.profesional.title,
  guide: pathTexts.profesional.guide,
  steps: [
    {
      id: 'registry',
      paso: '1',
      actor: 'authority',
      where: { href: '/consultas/rethus', label: 'Consultar ReTHUS' },
      title: 'Estar en ReTHUS',
      explains: 'Con identificación y título vigentes, una profesión que prescribe y sin sanción.',
      requirements: registryAsks('profesional'),
    },
    account('2'),
    registering(
      '3',
      'Registrarse en MIPRES como profesional',
      'En Registro de Usuarios, opción «Profesional de la salud».',
    ),
    activation('4a', 'Vincula su registro a una entidad y una sede. Lo hace el delegado de una IPS o de una EPS.'),
    role('4b'),
    enter('5', 'Entrar a MIPRES y prescribir u ordenar'),
  ],
}
const sso: Path<PersonWalk> = {
  id: 'sso',
  title: pathTexts.sso.title,
  guide: pathTexts.sso.guide,
  steps: [
    {
      id: 'registry',
      paso: '1',
      actor: 'authority',
      where: { href: '/consultas/sso', label: 'Consultar SSO' },
      title: 'Tener plaza activa de servicio social',
      explains: 'Con inscripción aprobada, plaza asignada y plaza activa, entre sus fechas de inicio y fin.',
      requirements: registryAsks('sso'),
    },
    account('2'),
    registering(
      '3',
      'Registrarse en MIPRES como SSO',
      'En Registro de Usuarios, opción «Servicio Social Obligatorio».',
    ),
    activation('4a', 'Solo lo hace el delegado de la IPS de su plaza, en la sede de la plaza y durante su vigencia.'),
    role('4b'),
    enter('5', 'Entrar a MIPRES y prescribir'),
  ],
}
const otro: Path<PersonWalk> = {
  id: 'otro',
  title: pathTexts.otro.title,
  guide: pathTexts.otro.guide,
  steps: [
    account('1'),
    registering('2', 'Registrarse en MIPRES como otro usuario', 'En Registro de Usuarios, opción «Otro usuario».'),
    activation(
      '3a',
      'Vincula su registro a una entidad y una sede. La guía nombra al delegado de la IPS; un proveedor activa a los suyos.',
    ),
    role('3b'),
    enter('4', 'Entrar a MIPRES y trabajar según su rol'),
  ],
}

/** The paths that an entity and its delegate walk, by kind of capacity. */
export const delegatePaths = { eps, ips, proveedor } as const satisfies Record<
  Exclude<CapacityKind, 'proveedor_pn'>,
  Path<DelegateWalk>
>

/** The paths that a person walks alone. */
export const personPaths = { delegado_proveedor_pn: pn, profesional, sso, otro } as const satisfies Partial<
  Record<UserType, Path<PersonWalk>>
>

/** All seven, as far as their words, order and requirements go: for the public pages, the documentation and the walkers. */
export const allPaths: readonly Path<never>[] = [
  eps,
  ips,
  proveedor,
  pn,
  profesional,
  sso,
  otro,
] as readonly unknown[] as readonly Path<never>[]
