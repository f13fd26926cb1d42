import type { UserType } from '#contract/paths.ts'

/** Words around the steps: what a path is for, for who sees it the first time. */
export interface PathTexts {
  /** The heading of the person's own page. */
  title: string
  /** Under the heading of the public page. */
  lead: string
  /** What the type does, on the page that chooses one. */
  does: string
  group: 'patients' | 'administration'
  guide: string
}

const delegates = 'Delegados Administrativos MIPRES (julio de 2023)'
const users = 'Registro de Usuarios MIPRES (julio de 2023)'

export const pathTexts: Record<UserType, PathTexts> = {
  delegado_eps: {
    title: 'El camino de la EPS para administrar sus usuarios',
    lead: 'El representante legal registra la EPS y nombra un delegado por cada régimen. El delegado se registra y administra la red, los usuarios y los roles de su régimen.',
    does: 'Administra la red, los usuarios y los roles de un régimen.',
    group: 'administration',
    guide: `${delegates}, parte 1`,
  },
  delegado_ips: {
    title: 'El camino de la IPS para administrar sus usuarios',
    lead: 'La IPS está habilitada en REPS. Su representante legal la registra y nombra un delegado, que se registra y activa a los usuarios de sus sedes.',
    does: 'Activa a los usuarios de las sedes de la IPS y les asigna roles.',
    group: 'administration',
    guide: `${delegates}, parte 2`,
  },
  delegado_proveedor: {
    title: 'El camino del proveedor para administrar sus usuarios',
    lead: 'El representante legal registra el proveedor y nombra un delegado, que se registra, crea las sedes, activa usuarios y asigna roles.',
    does: 'Activa usuarios, asigna roles y crea las sedes del proveedor.',
    group: 'administration',
    guide: `${delegates}, parte 3`,
  },
  delegado_proveedor_pn: {
    title: 'Su camino como proveedor persona natural',
    lead: 'Suministra a nombre propio. Nadie debe nombrarle: se registra y se administra sin ayuda de otra persona.',
    does: 'Suministra a nombre propio y administra sus usuarios. Sin nombramiento.',
    group: 'administration',
    guide: `${delegates}, parte 4`,
  },
  profesional: {
    title: 'Su camino para prescribir u ordenar',
    lead: 'Debe estar en ReTHUS. Usted se registra; después, el delegado de una IPS o de una EPS activa su usuario y le asigna un rol.',
    does: 'Prescribe y ordena. Después, el delegado de una IPS o de una EPS activa su usuario.',
    group: 'patients',
    guide: `${users}, parte 1`,
  },
  sso: {
    title: 'Su camino para prescribir en el servicio social',
    lead: 'Debe tener inscripción aprobada, plaza asignada y plaza activa. Usted se registra; después, el delegado de la IPS de la plaza activa su usuario en esa sede.',
    does: 'Prescribe durante su plaza. Después, el delegado de la IPS de la plaza activa su usuario.',
    group: 'patients',
    guide: `${users}, parte 2`,
  },
  otro: {
    title: 'Su camino para trabajar en MIPRES',
    lead: 'Para farmacia, facturación o consulta. No necesita ReTHUS. Usted se registra; después, el delegado de una IPS activa su usuario y le asigna un rol.',
    does: 'Farmacia, facturación, consulta. No necesita ReTHUS. Activa su usuario el delegado de una IPS.',
    group: 'patients',
    guide: `${users}, parte 3`,
  },
}
