import { listAuthorized } from '#contract/identity-delegations.ts'
import { reportInconsistency } from '#contract/registries-inconsistencies.ts'
import { listSites } from '#contract/users-network.ts'
import { approves, correctsTutela, loadsTutela } from './boards.ts'
import { declines, directs, takesBackDirection } from './direccionamientos.ts'
import { begins, keeps, prescribes, takesBack, written } from './prescriptions.ts'
import type { DemoWorld, EntityCard, Place } from './world.ts'

/** One moment of the demo's past: days before today, the hour in Bogotá, and what happens. */
export interface Scene {
  daysAgo: number
  hour: string
  /** `cut`: folder of db/seeds to import; else acts of people. */
  cut?: string
  act?: (w: DemoWorld) => Promise<void>
}

const ANDINA = '999000101'
const ALTIPLANO = '999000112'
const ARRAYANES = '999000202'
const GUAYACAN = '999000303'
const TELMO = '999000404'
const CEIBA = '999000505'
const RIOFRIO = '999000606'
const PRADO = '999000707'
const FRAILEJON = '999000808'
const TUNDAMA = '999000819'
const CHICAMOCHA = '999000821'
const GUADUAL = '999000832'
const SUGAMUXI = '999000843'

const hospital = (...places: string[]): Place => ({ nit: ARRAYANES, as: 'ips', places })
const clinic = (...places: string[]): Place => ({ nit: GUAYACAN, as: 'ips', places })
const riofrio: Place = { nit: RIOFRIO, as: 'ips', places: ['766160024001'] }
const contributivo: Place = { nit: ANDINA, as: 'eps_contributivo' }
const subsidiado: Place = { nit: ANDINA, as: 'eps_subsidiado' }
const altiplanoS: Place = { nit: ALTIPLANO, as: 'eps_subsidiado' }
const altiplanoC: Place = { nit: ALTIPLANO, as: 'eps_contributivo' }
const frailejon = (...places: string[]): Place => ({ nit: FRAILEJON, as: 'proveedor', places })
const ofelia: Place = { nit: 'Ofelia Rincón', as: 'proveedor_pn', places: ['Sede única'] }

const PRINCIPAL = '152380041701'
const URGENCIAS = '152380041702'
const SALITRE = '152380041703'
const SAN_ANTONIO = '152380041704'
const CARLOS = 'Carlos Mina'
const GLORIA = 'Gloria Nieves'
const NELLY = 'Nelly Guarnizo'
const MATEO = 'Mateo Sanabria'
const LILIANA = 'Liliana Fonseca'
const LEONARDO = 'Leonardo Fajardo'
const toFrailejon = { supplier: ['proveedor', FRAILEJON], code: '019900540-01' } as const

const scene = (daysAgo: number, hour: string, act: (w: DemoWorld) => Promise<void>): Scene => ({ daysAgo, hour, act })
const cut = (daysAgo: number, folder: string): Scene => ({ daysAgo, hour: '06:30', cut: folder })
const company = { legalNature: 'privada', constitutedOn: '2009-08-27' } as const
const hospitalEse = { legalNature: 'publica', constitutedOn: '1996-03-14', position: 'Gerente' } as const

/** The two entities that a second person registers too. */
const guayacan: EntityCard = {
  ...company,
  nit: GUAYACAN,
  name: 'Clínica Altos del Guayacán S.A.S.',
  capacities: ['ips'],
  municipalityCode: '15759',
  address: 'Calle 11 # 9-35',
}
const frailejonSas: EntityCard = {
  ...company,
  nit: FRAILEJON,
  name: 'Droguería Frailejón S.A.S.',
  capacities: ['proveedor'],
  municipalityCode: '15238',
  address: 'Calle 14 # 16-44',
  support: true,
}

/** Somebody opens an account and registers in the module some days later. */
function comes(
  name: string,
  userType: 'profesional' | 'sso' | 'otro',
  daysAgo: number,
  options: { secondFactor?: boolean } = {},
): Scene[] {
  return [
    scene(daysAgo + 1, '08:20', (w) => w.opensAccount(name, options)),
    scene(daysAgo, '08:05', (w) => w.registers(name, userType)),
  ]
}

/** The same, and asks the hospital to be activated. */
function waits(
  name: string,
  userType: 'profesional' | 'sso' | 'otro',
  daysAgo: number,
  place: string,
  options: { secondFactor?: boolean; note?: string } = {},
): Scene[] {
  return [
    ...comes(name, userType, daysAgo + 1, options),
    scene(daysAgo, '10:12', (w) => w.asks(name, userType, hospital(place), options.note)),
  ]
}

/** The same, and is activated in a place with roles by the delegate of that moment. */
function works(
  name: string,
  userType: 'profesional' | 'sso' | 'otro',
  daysAgo: number,
  by: string,
  place: Place,
  roles: string[],
  options: { secondFactor?: boolean } = {},
): Scene[] {
  return [
    ...comes(name, userType, daysAgo + 2, options),
    scene(daysAgo, '09:40', (w) => w.activates(by, name, userType, place, roles)),
  ]
}

/** A naming, the delegate's own account and registration in the module. */
function delegate(
  place: Place,
  name: string,
  daysAgo: number,
  userType: 'delegado_eps' | 'delegado_ips' | 'delegado_proveedor',
): Scene[] {
  return [
    scene(daysAgo, '11:00', async (w) => void (await w.names(place, name))),
    scene(daysAgo - 1, '08:10', (w) => w.opensAccount(name)),
    scene(daysAgo - 2, '09:25', (w) => w.registers(name, userType)),
  ]
}

/**
 * A year of the invented country, in any order; whoever plays it sorts it by time. Nobody of it exists. Each person is somewhere
 * on a path on purpose: at least one stands at every status of docs/rules.md.
 */
export const scenes: readonly Scene[] = [
  cut(372, 'corte-anterior'),
  cut(45, 'corte-intermedio'),
  cut(5, 'corte-reciente'),

  // EPS Demo Andina: both regimes. Contributivo works; subsidiado waits for somebody who has no account (P-DEL-MSS).
  scene(366, '09:00', (w) => w.opensAccount('Beatriz Olano')),
  scene(365, '09:30', (w) =>
    w.registersEntity('Beatriz Olano', {
      ...company,
      nit: ANDINA,
      name: 'EPS Demo Andina S.A.',
      capacities: ['eps_contributivo', 'eps_subsidiado'],
      municipalityCode: '11001',
      address: 'Carrera 13 # 32-76',
      position: 'Presidente',
    }),
  ),
  ...delegate(contributivo, NELLY, 360, 'delegado_eps'),
  scene(12, '15:42', async (w) => void (await w.names(subsidiado, 'Jairo Alape', 'j.alape@ejemplo.co'))),
  scene(300, '10:00', (w) => w.adds(NELLY, contributivo, 'ips', ARRAYANES)),
  scene(300, '10:04', (w) => w.adds(NELLY, contributivo, 'ips', GUAYACAN)),
  scene(299, '10:10', (w) => w.adds(NELLY, contributivo, 'ips', RIOFRIO)),
  scene(180, '10:20', (w) => w.adds(NELLY, contributivo, 'proveedor', FRAILEJON)),
  scene(150, '10:30', (w) => w.adds(NELLY, contributivo, 'proveedor_pn', 'Ofelia Rincón')),
  scene(30, '10:40', (w) => w.adds(NELLY, contributivo, 'ips', TELMO)),
  ...works('Mónica Urrego', 'profesional', 310, NELLY, contributivo, ['TRANSCRIPTOR', 'TUTELAS']),
  ...works(LEONARDO, 'profesional', 280, NELLY, contributivo, ['DIRECCIONAMIENTO', 'SUMINISTRO', 'AUDITORIA_EPS']),
  ...works('Eliana Palacios', 'profesional', 90, NELLY, contributivo, ['PRESCRIPTOR']),

  // EPS Demo Altiplano: subsidiado without network yet (P-RED); its contributivo code was disabled last month (P-EAPB).
  scene(341, '09:00', (w) => w.opensAccount('Álvaro Pinto')),
  scene(340, '09:30', (w) =>
    w.registersEntity('Álvaro Pinto', {
      ...company,
      nit: ALTIPLANO,
      name: 'EPS Demo Altiplano S.A.S.',
      capacities: ['eps_subsidiado', 'eps_contributivo'],
      municipalityCode: '15001',
      address: 'Calle 20 # 9-63',
    }),
  ),
  ...delegate(altiplanoC, 'Henry Buitrago', 330, 'delegado_eps'),
  ...delegate(altiplanoS, 'Yolima Tovar', 40, 'delegado_eps'),

  // Hospital Los Arrayanes: the whole desk. Gloria was its delegate; Carlos replaced her.
  scene(366, '10:00', (w) => w.opensAccount('Hernán Vidal')),
  scene(364, '10:30', (w) =>
    w.registersEntity('Hernán Vidal', {
      ...hospitalEse,
      nit: ARRAYANES,
      name: 'Hospital Los Arrayanes E.S.E.',
      capacities: ['ips'],
      municipalityCode: '15238',
      address: 'Carrera 16 # 14-20',
    }),
  ),
  ...delegate(hospital(), GLORIA, 362, 'delegado_ips'),
  scene(206, '11:00', async (w) => {
    const { entityId, representative } = w.entity(ARRAYANES)
    const { applications } = await w.call(w.as(representative), listAuthorized, { params: { entityId } })
    const inForce = applications.find((a) => a.code === 'mipres')?.slots[0]?.inForce
    if (inForce) await w.replaces(hospital(), inForce.delegationId, CARLOS)
  }),
  scene(204, '08:10', (w) => w.opensAccount(CARLOS)),
  scene(203, '09:25', (w) => w.registers(CARLOS, 'delegado_ips')),

  // Who works there.
  ...works('Mateo Sanabria', 'profesional', 340, GLORIA, hospital(PRINCIPAL, URGENCIAS), ['PRESCRIPTOR', 'JUNTA']),
  ...works('Liliana Fonseca', 'profesional', 335, GLORIA, hospital(PRINCIPAL), ['PRESCRIPTOR', 'JUNTA']),
  ...works('Andrés Cárdenas', 'profesional', 320, GLORIA, hospital(PRINCIPAL), ['PRESCRIPTOR']),
  ...works('Esperanza Celis', 'otro', 318, GLORIA, hospital(PRINCIPAL), ['DISPENSACION_IPS']),
  ...works('Rafael Tibaduiza', 'profesional', 300, GLORIA, hospital(SAN_ANTONIO), ['PRESCRIPTOR']), // its sede closed: P-SUSP
  ...works('Iván Soler', 'profesional', 290, GLORIA, hospital(PRINCIPAL), ['PRESCRIPTOR']), // sanctioned: P-SUSP
  ...works('Wilmer Hurtado', 'sso', 355, GLORIA, hospital(PRINCIPAL), ['PRESCRIPTOR']), // his plaza ended: vencida
  ...works('Jorge Perea', 'sso', 330, GLORIA, hospital(PRINCIPAL), ['PRESCRIPTOR']),
  ...works('Valentina Muñoz', 'sso', 325, GLORIA, hospital(URGENCIAS), ['PRESCRIPTOR']),
  ...works('Santiago Ordóñez', 'sso', 322, GLORIA, hospital(PRINCIPAL), ['CONSULTA_IPS']), // nursing: edge case 10
  ...works('Tatiana Angulo', 'sso', 321, GLORIA, hospital(URGENCIAS), ['PRESCRIPTOR']),
  ...works('Daniela Ríos', 'profesional', 60, CARLOS, hospital(URGENCIAS), ['PRESCRIPTOR'], { secondFactor: false }), // P-2FA
  ...works('Carolina Zambrano', 'profesional', 9, CARLOS, hospital(PRINCIPAL), []), // P-ROL
  ...works('Luz Pedraza', 'otro', 6, CARLOS, hospital(URGENCIAS), []), // P-ROL
  ...works('Jhon Velandia', 'otro', 4, CARLOS, hospital(PRINCIPAL), []), // P-ROL
  ...works('Natalia Beltrán', 'sso', 32, CARLOS, hospital(PRINCIPAL), ['PRESCRIPTOR']), // annulled inscription: P-SSO-INS
  ...works('Cristian Lasso', 'sso', 31, CARLOS, hospital(URGENCIAS), ['CONSULTA_IPS']), // gave the plaza up: P-SSO-PLAZA

  // Who waits, the longest first.
  ...waits('Rosa Chocontá', 'otro', 11, URGENCIAS, {
    secondFactor: false,
    note: 'Trabajo en la farmacia de Urgencias.',
  }),
  scene(7, '16:20', (w) => w.reminds('Rosa Chocontá')),
  scene(4, '17:15', (w) => w.reminds('Rosa Chocontá')),
  ...waits('Laura Quintero', 'profesional', 8, PRINCIPAL, { secondFactor: false }), // P-ACT
  scene(7, '09:30', (w) => w.opens(CARLOS, 'Laura Quintero', 'profesional', hospital())),
  scene(3, '17:05', (w) => w.reminds('Laura Quintero')),
  ...waits('Yeison Palomeque', 'sso', 6, SALITRE), // the start of his plaza moved to next month: P-SSO-VIG
  ...waits('Ana Burgos', 'profesional', 5, PRINCIPAL),
  ...waits('Fredy Galvis', 'profesional', 4, SALITRE),
  ...waits('Néstor Caro', 'profesional', 6, PRINCIPAL), // his title is no longer current: P-RETHUS
  ...waits('Marleny Ospina', 'otro', 2, PRINCIPAL, { secondFactor: false }),
  ...waits('Paola Trujillo', 'profesional', 2, PRINCIPAL),
  ...waits('Óscar Tunjano', 'sso', 1, PRINCIPAL), // his plaza is of another IPS
  ...waits('Mireya Eslava', 'otro', 1, URGENCIAS, { secondFactor: false }),
  ...waits('Germán Barón', 'otro', 1, PRINCIPAL, { secondFactor: false }),
  ...comes('Kelly Mosquera', 'profesional', 1),
  scene(0, '08:30', (w) => w.asks('Kelly Mosquera', 'profesional', hospital(URGENCIAS))),

  // Clínica Altos del Guayacán: codes in two territories; its representative changed and has delegates to confirm (D-06).
  scene(361, '09:00', (w) => w.opensAccount('Ruth Camargo')),
  scene(360, '09:30', (w) => w.registersEntity('Ruth Camargo', guayacan)),
  scene(190, '11:00', async (w) => void (await w.names(clinic(), GLORIA))),
  scene(188, '08:40', (w) => w.registers(GLORIA, 'delegado_ips')),
  ...comes('Gustavo Reina', 'profesional', 187),
  scene(185, '09:14', (w) =>
    w.activates(GLORIA, 'Gustavo Reina', 'profesional', clinic('157590009301'), ['PRESCRIPTOR']),
  ),
  scene(70, '17:30', (w) => w.inactivates(GLORIA, 'Gustavo Reina', clinic(), 'Fin del contrato')),
  ...works('Hugo Martínez', 'profesional', 170, GLORIA, clinic('680010093101'), ['PRESCRIPTOR']),
  ...works('Adriana Pardo', 'profesional', 160, GLORIA, clinic('157590009301', '152380009302'), ['PRESCRIPTOR']),
  ...works('Sonia Corredor', 'otro', 150, GLORIA, clinic('157590009301'), ['FACTURACION_IPS', 'CONSULTA_IPS']),
  scene(20, '09:00', (w) => w.opensAccount('Fabio Nossa')),
  scene(19, '10:00', (w) => w.registersEntity('Fabio Nossa', { ...guayacan, support: true })),

  // Hospital San Telmo: its delegate has an account and is not in the module (P-DEL-REG).
  scene(61, '09:00', (w) => w.opensAccount('Clara Borda')),
  scene(60, '09:30', (w) =>
    w.registersEntity('Clara Borda', {
      ...hospitalEse,
      nit: TELMO,
      name: 'Hospital San Telmo E.S.E.',
      capacities: ['ips'],
      municipalityCode: '73067',
      address: 'Calle 5 # 6-12',
    }),
  ),
  scene(2, '11:00', async (w) => void (await w.names({ nit: TELMO, as: 'ips' }, 'Gustavo Reina'))),

  // Centro Médico La Ceiba: nobody named (P-NOMBRAR).
  scene(16, '09:00', (w) => w.opensAccount('Wilson Amaya')),
  scene(15, '09:30', (w) =>
    w.registersEntity('Wilson Amaya', {
      ...company,
      nit: CEIBA,
      name: 'Centro Médico La Ceiba Ltda.',
      capacities: ['ips'],
      municipalityCode: '50001',
      address: 'Avenida 40 # 26-15',
    }),
  ),

  // IPS Riofrío: its habilitación expired two weeks ago (P-REPS); its users are suspended.
  scene(331, '09:00', (w) => w.opensAccount('Marta Piñeros')),
  scene(330, '09:30', (w) =>
    w.registersEntity('Marta Piñeros', {
      ...company,
      nit: RIOFRIO,
      name: 'IPS Riofrío S.A.S.',
      capacities: ['ips'],
      municipalityCode: '76616',
      address: 'Carrera 7 # 5-44',
    }),
  ),
  ...delegate(riofrio, 'Patricia Ávila', 325, 'delegado_ips'),
  ...works('Alexánder Cubides', 'profesional', 260, 'Patricia Ávila', riofrio, ['PRESCRIPTOR']),
  ...works('Blanca Camacho', 'otro', 240, 'Patricia Ávila', riofrio, ['CONSULTA_IPS']),

  // Unidad Médica El Prado: who was named never came (P-DEL-VENC).
  scene(121, '09:00', (w) => w.opensAccount('Édgar Sáchica')),
  scene(120, '09:30', (w) =>
    w.registersEntity('Édgar Sáchica', {
      ...company,
      nit: PRADO,
      name: 'Unidad Médica El Prado S.A.S.',
      capacities: ['ips'],
      municipalityCode: '25899',
      address: 'Calle 8 # 10-02',
    }),
  ),
  scene(119, '11:00', async (w) => void (await w.names({ nit: PRADO, as: 'ips' }, 'Tobías Larrota'))),

  // Droguería Frailejón: works; one of its sedes closed (its user is suspended). Somebody else claims its NIT (edge case 16).
  scene(301, '09:00', (w) => w.opensAccount('Amparo Chaparro')),
  scene(300, '09:30', (w) => w.registersEntity('Amparo Chaparro', frailejonSas)),
  ...delegate(frailejon(), 'Diego Sotaquirá', 290, 'delegado_proveedor'),
  scene(287, '10:00', (w) =>
    w.opensSite('Diego Sotaquirá', frailejon(), {
      name: 'Centro',
      address: 'Calle 14 # 16-44',
      municipality: '15238',
      phone: '6087600101',
    }),
  ),
  scene(287, '10:06', (w) =>
    w.opensSite('Diego Sotaquirá', frailejon(), {
      name: 'Norte',
      address: 'Carrera 20 # 30-11',
      municipality: '15238',
    }),
  ),
  ...works('Orlando Sierra', 'otro', 280, 'Diego Sotaquirá', frailejon('Centro'), [
    'PROGRAMACION',
    'ENTREGA',
    'REPORTE_ENTREGA',
  ]),
  ...works('Yaneth Cortés', 'otro', 250, 'Diego Sotaquirá', frailejon('Norte'), ['ENTREGA']),
  ...works('Édison Vargas', 'otro', 200, 'Diego Sotaquirá', frailejon('Centro'), ['FACTURACION_PROV']),
  scene(10, '18:00', (w) => w.closesSite('Diego Sotaquirá', frailejon(), 'Norte', 'Se entregó el local.')),
  scene(4, '09:00', (w) => w.opensAccount('Camilo Chaparro')),
  scene(3, '10:00', async (w) => {
    await w.asksEntity('Camilo Chaparro', frailejonSas)
  }),

  // Ortopédicos Tundama: no sede yet (P-SEDE), and its representative closed her account (P-MSS-NAT).
  scene(51, '09:00', (w) => w.opensAccount('Libardo Cristancho')),
  scene(50, '09:30', (w) =>
    w.registersEntity('Libardo Cristancho', {
      ...company,
      nit: TUNDAMA,
      name: 'Ortopédicos Tundama Ltda.',
      capacities: ['proveedor'],
      municipalityCode: '15238',
      address: 'Carrera 12 # 8-30',
      support: true,
    }),
  ),
  ...delegate({ nit: TUNDAMA, as: 'proveedor' }, 'Nubia Pulido', 40, 'delegado_proveedor'),
  scene(7, '17:45', (w) => w.closesAccount('Libardo Cristancho')),

  // Oxígenos del Chicamocha: the delegate has to open the link of the mail (P-MSS-MAIL).
  scene(18, '09:00', (w) => w.opensAccount('Sandra Acero')),
  scene(17, '09:30', (w) =>
    w.registersEntity('Sandra Acero', {
      ...company,
      nit: CHICAMOCHA,
      name: 'Oxígenos del Chicamocha S.A.S.',
      capacities: ['proveedor'],
      municipalityCode: '68001',
      address: 'Carrera 27 # 36-14',
      support: true,
    }),
  ),
  scene(
    5,
    '11:00',
    async (w) => void (await w.names({ nit: CHICAMOCHA, as: 'proveedor' }, 'Julián Monroy', 'j.monroy@ejemplo.co')),
  ),
  scene(0, '07:50', (w) => w.beginsAccount('Julián Monroy')),

  // Transportes Guadual waits for the operator (P-MSS-REV); Comercializadora Sugamuxi was rejected (P-MSS-JUR).
  scene(6, '09:00', (w) => w.opensAccount('Rubén Zorro')),
  scene(5, '15:30', async (w) => {
    await w.asksEntity('Rubén Zorro', {
      ...company,
      nit: GUADUAL,
      name: 'Transportes Guadual S.A.S.',
      capacities: ['proveedor'],
      municipalityCode: '15759',
      address: 'Calle 3 # 20-18',
      support: true,
    })
  }),
  scene(22, '09:00', (w) => w.opensAccount('Emilse Cuervo')),
  scene(21, '10:30', async (w) => {
    const claimId = await w.asksEntity('Emilse Cuervo', {
      ...company,
      nit: SUGAMUXI,
      name: 'Comercializadora Sugamuxi S.A.S.',
      capacities: ['proveedor'],
      municipalityCode: '15759',
      address: 'Carrera 9 # 12-40',
      support: true,
    })
    await w.decides('Emilse Cuervo', claimId, false, 'El certificado adjunto es de otra empresa. Adjunte el suyo.')
  }),

  // Proveedores personas naturales: Ofelia works; Abelardo has still to activate himself.
  scene(231, '09:00', (w) => w.opensAccount('Ofelia Rincón')),
  scene(230, '09:20', (w) => w.registers('Ofelia Rincón', 'delegado_proveedor_pn')),
  scene(230, '09:31', async (w) => {
    const capacityId = w.capacity(ofelia)
    const { sites } = await w.call(w.as('Ofelia Rincón'), listSites, { params: { capacityId } })
    w.knowsSite(ofelia, 'Sede única', sites[0]?.siteId ?? '')
    await w.activates('Ofelia Rincón', 'Ofelia Rincón', 'delegado_proveedor_pn', ofelia, ['PROGRAMACION', 'ENTREGA'])
  }),
  scene(3, '09:00', (w) => w.opensAccount('Abelardo Suescún', { secondFactor: false })),
  scene(2, '09:20', (w) => w.registers('Abelardo Suescún', 'delegado_proveedor_pn')),

  // With an account and no registration yet: who may register, and who may not (a nurse does not prescribe).
  scene(2, '11:00', (w) => w.opensAccount('Pilar Echeverri', { secondFactor: false })),
  scene(1, '11:00', (w) => w.opensAccount('Sebastián Rozo', { secondFactor: false })),

  scene(3, '23:30', (w) => w.everybodyReads()),

  // MIPRES: what was prescribed, what a board must decide, what was taken back, and what is not finished.
  // The first two while she was in hospital, where nothing is directed.
  ...[118, 88].map((day) =>
    scene(day, '09:20', async (w) => {
      const content = written('rosalba', ['adalimumab'], 'M069', { ambito: '22' })
      await prescribes(w, MATEO, hospital(PRINCIPAL), content)
    }),
  ),
  scene(58, '09:20', async (w) => {
    w.remember('rosalba', await prescribes(w, MATEO, hospital(PRINCIPAL), written('rosalba', ['adalimumab'], 'M069')))
  }),
  scene(57, '10:10', async (w) => {
    const item = { number: w.remembered('rosalba'), kind: 'M', item: 1 } as const
    const deliveries = [54, 70, 98].map((later) => ['2', w.day(later)] as const)
    await directs(w, LEONARDO, contributivo, item, { ...toFrailejon, deliveries })
  }),
  scene(58, '09:40', (w) => keeps(w, MATEO, hospital(PRINCIPAL), 'Adalimumab cada 14 días', ['adalimumab'])),
  scene(44, '10:05', async (w) => {
    const number = await prescribes(w, LILIANA, hospital(PRINCIPAL), written('hermes', ['exoma'], 'M069'))
    w.remember('exoma', number)
  }),
  scene(43, '08:30', async (w) => {
    const item = { number: w.remembered('exoma'), kind: 'P', item: 1 } as const
    const to = { supplier: ['ips', ARRAYANES], code: '908412', deliveries: [['1', w.day(20)]] } as const
    await directs(w, LEONARDO, contributivo, item, to)
  }),
  scene(26, '08:15', async (w) => {
    const number = await prescribes(w, MATEO, hospital(PRINCIPAL), written('doris', ['rituximab'], 'D693'))
    await takesBack(w, MATEO, hospital(PRINCIPAL), number, 'La paciente ya la tiene de otra institución.', 'annul')
  }),
  scene(19, '16:10', async (w) => {
    const number = await prescribes(w, LILIANA, hospital(PRINCIPAL), written('wilmar', ['adalimumab'], 'M069'))
    const again = written('wilmar', ['adalimumab', 'transporte'], 'M069')
    w.remember('wilmar', await prescribes(w, LILIANA, hospital(PRINCIPAL), again, { replaces: number }))
  }),
  scene(18, '09:05', async (w) => {
    const item = { number: w.remembered('wilmar'), kind: 'M', item: 1 } as const
    const to = { ...toFrailejon, homeAddress: 'Carrera 11 # 20-35, apartamento 402' }
    const deliveries = [['3', w.day(14)] as const, ['3', w.day(56)] as const]
    const [, second = 0] = await directs(w, LEONARDO, contributivo, item, { ...to, deliveries })
    w.remember('wilmar second', String(second))
  }),
  scene(17, '11:15', async (w) => {
    const number = w.remembered('wilmar')
    const second = { number, id: Number(w.remembered('wilmar second')) }
    await takesBackDirection(w, LEONARDO, contributivo, second, 'El paciente pidió recibirla en otra parte.')
  }),
  scene(17, '11:20', async (w) => {
    const number = w.remembered('wilmar')
    const to = { supplier: ['proveedor_pn', 'Ofelia Rincón'] as const, code: toFrailejon.code }
    const deliveries = [['3', w.day(40)] as const]
    await directs(w, LEONARDO, contributivo, { number, kind: 'M', item: 1 }, { ...to, deliveries, first: 2 })
  }),
  scene(11, '09:30', async (w) => {
    const number = await prescribes(w, LILIANA, hospital(PRINCIPAL), written('leidy', ['adalimumab'], 'M069'))
    w.remember('asked later', number)
  }),
  scene(8, '17:45', async (w) => {
    const number = w.remembered('asked later')
    await takesBack(w, LILIANA, hospital(PRINCIPAL), number, 'La paciente se trasladó de ciudad.', 'ask')
  }),
  scene(6, '11:20', async (w) => {
    const paper = { transcriptionReason: '3', paperDate: w.day(-1) }
    const content = written('gerardo', ['adalimumab'], 'M069', paper)
    w.remember('gerardo', await prescribes(w, 'Mónica Urrego', contributivo, content, { role: 'TRANSCRIPTOR' }))
  }),
  scene(5, '16:40', async (w) => {
    const item = { number: w.remembered('gerardo'), kind: 'M', item: 1 } as const
    await declines(w, LEONARDO, contributivo, item, 7)
  }),
  scene(4, '10:50', async (w) => {
    const number = await prescribes(
      w,
      LILIANA,
      hospital(PRINCIPAL),
      written('maria', ['formula', 'transporte'], 'E440'),
    )
    w.remember('for the board', number)
  }),
  scene(3, '15:20', (w) =>
    approves(
      w,
      MATEO,
      hospital(PRINCIPAL),
      { number: w.remembered('for the board'), kind: 'N', item: 1 },
      'Desnutrición confirmada; la dieta sola no alcanza la meta de proteína.',
    ),
  ),
  scene(8, '11:20', (w) => correctsTutela(w, 'Mónica Urrego', contributivo)),
  scene(5, '14:00', (w) => loadsTutela(w, 'Mónica Urrego', contributivo)),
  scene(3, '09:10', async (w) => {
    await prescribes(w, MATEO, hospital(PRINCIPAL), written('blanca', ['rituximab', 'transporte'], 'D693'))
  }),
  scene(1, '15:35', async (w) => {
    await prescribes(w, MATEO, hospital(PRINCIPAL), written('hermes', ['adalimumab', 'exoma', 'formula'], 'M069'))
  }),
  scene(1, '16:20', (w) => begins(w, MATEO, hospital(PRINCIPAL), written('doris', ['adalimumab'], ''))),

  // Somebody says that a registry is wrong.
  scene(2, '14:10', async (w) => {
    const { name, email } = w.account('Néstor Caro')
    await w.call(null, reportInconsistency, {
      form: {
        fields: {
          registry: 'rethus',
          subject: 'CE 709118',
          description:
            'ReTHUS dice que mi título de odontología ya no está vigente. La convalidación es indefinida: resolución 1348 de 2019.',
          name,
          email,
        },
      },
    })
  }),
]
