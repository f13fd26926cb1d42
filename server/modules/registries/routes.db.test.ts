import multipart from '@fastify/multipart'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RefusalCode, refusals, refusalText } from '#contract/refusals/index.ts'
import { MovableClock } from '#platform/clock.ts'
import { instant } from '#platform/dates.ts'
import { mountRoutes, problemHandler } from '#platform/http/mount.ts'
import type { OperatorSession, Session } from '#platform/http/session.ts'
import { startWorker } from '#platform/jobs.ts'
import { createSendMail } from '#platform/mail.ts'
import { createNotify } from '#platform/notify.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { atOnce } from '../../testing/at-once.ts'
import { createRegistries, type Registries } from './create-registries.ts'
import { loadDivipola } from './divipola/load-divipola.ts'
import { csv, importText } from './testing/files.ts'
import {
  datasetRow,
  eapb,
  prestador,
  rethusAcademico,
  rethusPersona,
  rethusSancion,
  sede,
  servicio,
  ssoRow,
} from './testing/rows.ts'
import { loadSampleCatalogs } from './testing/sample-catalogs.ts'

let t: TestDatabase
let app: FastifyInstance
let registries: Registries
let operator: Session | null = null
const clock = new MovableClock(instant('2026-11-20T15:00:00Z'))
const inés: OperatorSession = {
  kind: 'operator',
  sessionId: 's',
  operatorId: '01936d3e-0000-7000-8000-000000000001',
  email: 'ines@example.org',
  rights: ['registries'],
  secondFactorAt: instant('2026-11-20T14:59:00Z'),
}

beforeAll(async () => {
  t = await testDatabase()
  const publicUrl = 'http://localhost:3000'
  registries = createRegistries({
    db: t.db,
    clock,
    notify: createNotify({ sendMail: createSendMail({ publicUrl }), publicUrl }),
  })
  app = Fastify({
    loggerInstance: pino({ level: process.env.TEST_LOG ?? 'silent' }) as FastifyBaseLogger,
    genReqId: () => crypto.randomUUID(),
  })
  await app.register(multipart, { limits: { files: 1, fields: 10 } })
  app.setErrorHandler(problemHandler({ status: (c) => refusals[c].status, text: (c, p) => refusalText(c, p) }))
  const rate = { max: 1e6, timeWindow: '1 minute' }
  mountRoutes(app, registries.routes, {
    guards: {
      session: async () => operator,
      representative: async () => null,
      delegate: async () => null,
      context: async () => null,
    },
    checkOutput: true,
    rates: { login: rate, public_query: rate, mail: rate },
  })
  await app.ready()

  const deps = { db: t.db, clock }
  await loadDivipola(deps)
  const many = Array.from({ length: 30 }, (_, i) =>
    prestador({
      codigo_habilitacion: `05001${String(i).padStart(5, '0')}`,
      nits_nit: `9995${String(i).padStart(5, '0')}`,
      nombre_prestador: `CONSULTORIO NÚMERO ${String(i).padStart(2, '0')}`,
      razon_social: 'X',
    }),
  )
  await importText(
    deps,
    'reps-prestadores',
    csv([
      prestador(),
      prestador({ codigo_habilitacion: '6800190001', fecha_vencimiento: '20261101' }),
      prestador({
        codigo_habilitacion: '7611190001',
        nits_nit: '999000303',
        nombre_prestador: 'CLÍNICA PEÑARANDA',
        razon_social: 'CLÍNICA PEÑARANDA LTDA',
        habilitado: 'NO',
      }),
      prestador({
        codigo_habilitacion: '5400190777',
        tido_codigo: 'CC',
        nits_nit: '1099400777',
        nombre_prestador: 'ANA MARÍA LÓPEZ',
        razon_social: 'ANA MARÍA LÓPEZ',
        clpr_nombre: 'Profesional Independiente',
      }),
      ...many,
    ]),
  )
  await importText(
    deps,
    'reps-sedes',
    csv([sede(), sede({ codigo_habilitacion: '6827690001', nombre: 'SEDE FLORIDABLANCA' })]),
  )
  await importText(
    deps,
    'reps-servicios',
    csv([servicio(), servicio({ serv_codigo: '501', serv_nombre: 'URGENCIAS', grse_nombre: 'Urgencias' })]),
  )
  await importText(deps, 'reps-dataset', csv([datasetRow()]))
  const cut = { cut: '2026-11-18' }
  await importText(deps, 'rethus-personas', csv([rethusPersona()]), cut)
  await importText(deps, 'rethus-academicos', csv([rethusAcademico()]), cut)
  await importText(deps, 'rethus-sanciones', csv([rethusSancion()]), cut)
  await importText(deps, 'sso', csv([ssoRow()]), cut)
})
afterAll(async () => {
  await app?.close()
  await t?.close()
})

interface Page {
  items: {
    code: string
    name: string
    state: string
    nit: string | null
    municipality: { name: string; department: string } | null
  }[]
  next: string | null
  cut: string
}
const get = async <T = Page>(url: string): Promise<{ status: number; body: T }> => {
  const r = await app.inject({ method: 'GET', url: `/api/v1${url}` })
  return { status: r.statusCode, body: r.json() as T }
}
const post = async <T = Record<string, unknown>>(
  url: string,
  payload?: object,
): Promise<{ status: number; body: T }> => {
  const r = await app.inject({ method: 'POST', url: `/api/v1${url}`, ...(payload ? { payload } : {}) })
  return { status: r.statusCode, body: (r.body === '' ? null : r.json()) as T }
}
const codes = (body: unknown): RefusalCode[] =>
  ((body as { refusals?: { code: RefusalCode }[] }).refusals ?? []).map((r) => r.code)

const form = (fields: Record<string, string>, file?: { name: string; bytes: Buffer }) => {
  const boundary = 'limite'
  const parts: Uint8Array[] = Object.entries(fields).map(([k, v]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`),
  )
  if (file)
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from('\r\n'),
    )
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
const send = async <T = Record<string, unknown>>(url: string, ...args: Parameters<typeof form>) => {
  const r = await app.inject({ method: 'POST', url: `/api/v1${url}`, ...form(...args) })
  return { status: r.statusCode, body: (r.body === '' ? null : r.json()) as T }
}

describe('REPS', () => {
  test.each([
    ['a name without accents or case', 'clinica penaranda', ['7611190001']],
    ['words in any order, parts of words', 'arrayan hosp', ['5400190001', '6800190001']],
    ['an NIT', '999000303', ['7611190001', '6800190002']],
    ['an NIT with dots and check digit', '999.000.202-6', ['5400190001', '6800190001']],
    ['a provider code', '6800190001', ['6800190001']],
    ['the code of a sede in another territory (edge case 6)', '682769000101', ['5400190001']],
    ['what the dataset alone has', 'guayacanes', ['6800190002']],
    ['nothing', 'inexistente', []],
    ['signs of patterns are letters like any other', '100%', []],
  ])('is found by %s', async (_, q, expected) => {
    const { status, body } = await get(`/registries/reps/providers?q=${encodeURIComponent(q)}`)
    expect(status).toBe(200)
    expect(body.items.map((i) => i.code).sort()).toEqual([...expected].sort())
    expect(body.cut).toBe('2026-11-18')
  })

  test('by municipality, page by page, each provider once', async () => {
    const seen: string[] = []
    let after = ''
    for (let i = 0; i < 10; i += 1) {
      const { body } = await get(`/registries/reps/providers?municipality=05001&limit=12${after}`)
      seen.push(...body.items.map((x) => x.name))
      if (!body.next) break
      after = `&after=${body.next}`
    }
    expect(seen).toHaveLength(30)
    expect(seen).toEqual([...new Set(seen)].sort())
  })

  test('says how each stands, places it by DANE code, and publishes no cédula', async () => {
    const { body } = await get('/registries/reps/providers?q=hospital')
    expect(body.items.map((i) => [i.code, i.state, i.municipality?.department])).toEqual([
      ['5400190001', 'vigente', 'Norte de Santander'],
      ['6800190001', 'vencido', 'Santander'],
    ])
    const ana = (await get('/registries/reps/providers?q=ana maria lopez')).body.items[0]
    expect(ana).toMatchObject({ nit: null, name: 'ANA MARÍA LÓPEZ' })
    expect(JSON.stringify(ana)).not.toContain('1099400777')
  })

  test('a provider with its sedes, a sede with its services, an unknown one', async () => {
    const one = await get<{ sedes: { code: string }[] }>('/registries/reps/providers/5400190001')
    expect(one.body.sedes.map((s) => s.code)).toEqual(['540019000101', '682769000101'])
    const sedeAnswer = await get<{ services: { name: string }[] }>('/registries/reps/sedes/540019000101')
    expect(sedeAnswer.body.services.map((s) => s.name)).toEqual(['MEDICINA GENERAL', 'URGENCIAS'])
    expect((await get('/registries/reps/providers/0000000000')).status).toBe(404)
  })

  test('asks for three letters or a municipality', async () => {
    const { status, body } = await get<{ issues: { path: string }[] }>('/registries/reps/providers?q=a')
    expect(status).toBe(400)
    expect(body.issues[0]?.path).toBe('q')
  })
})

test('DIVIPOLA: search forgives accents, repeated names come with their department, codes find', async () => {
  const found = async (q: string) =>
    (
      await get<{ items: { code: string; name: string; department: string }[] }>(
        `/registries/municipalities?q=${encodeURIComponent(q)}`,
      )
    ).body.items
  expect((await found('villanueva')).filter((m) => m.name === 'Villanueva').map((m) => m.department)).toHaveLength(4)
  expect((await found('itagui'))[0]).toMatchObject({ code: '05360', name: 'Itagüí' })
  expect((await found('76111'))[0]?.name).toBe('Guadalajara de Buga')
  expect((await found('27086')).length, 'withdrawn').toBe(0)
})

test('ReTHUS and SSO answer only for the exact document, and publish no sanction', async () => {
  const body = { type: 'CC', number: '1.099.400.218' }
  const found = await post<{ person: Record<string, unknown>; cut: string }>('/registries/rethus/query', body)
  expect(found.body).toMatchObject({
    cut: '2026-11-18',
    person: { firstName: 'LAURA', academics: [{ programType: 'Universitaria', titleOrigin: 'LOCAL' }] },
  })
  expect(JSON.stringify(found.body).toLowerCase()).not.toContain('sanci')
  expect((await post('/registries/rethus/query', { type: 'CE', number: '7091180' })).body).toEqual({
    cut: '2026-11-18',
    person: null,
  })
  expect((await post('/registries/sso/query', { type: 'CC', number: '1099500321' })).body).toMatchObject({
    rows: [
      { plazaCode: 'PL-0001', municipality: { name: 'Cúcuta' }, modality: 'Servicios profesionales en IPS habilitada' },
    ],
  })
  expect((await post('/registries/rethus/query', { type: 'XX', number: '' })).status).toBe(400)
})

test.each(['rethus', 'sso'])(
  '%s: a number that cannot be of its type is said on its field, not as nobody found',
  async (registry) => {
    const answer = await post<{ issues: unknown[] }>(`/registries/${registry}/query`, { type: 'CC', number: 'abc' })
    expect([answer.status, answer.body.issues]).toEqual([
      400,
      [
        {
          path: 'number',
          code: 'document_shape',
          text: 'El número no tiene la forma de Cédula de ciudadanía. Compare con el documento; por ejemplo: 1099400218.',
        },
      ],
    ])
  },
)

describe('the operator', () => {
  const until = async (id: string, state: string) => {
    for (let i = 0; i < 500; i += 1) {
      const { body } = await get<{ cut: { state: string }; rejected: { line: number }[] }>(
        `/operator/registries/cuts/${id}`,
      )
      if (body.cut.state === state) return body
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error(`the cut never became ${state}`)
  }

  test('uploads a file; the job loads it; above 20 % it waits for a yes or is thrown away (registries.cut_discarded); rejects download as CSV', async () => {
    operator = inés
    const worker = await startWorker({
      connectionString: t.url,
      tasks: registries.tasks,
      log: pino({ level: 'silent' }),
    })
    try {
      const rows = [
        prestador({ fecha_corte_REPS: '20261119' }),
        prestador({ codigo_habilitacion: '12', nombre_prestador: '=SUMA(1)', fecha_corte_REPS: '20261119' }),
      ]
      const sent = await send<{ cutId: string }>(
        '/operator/registries/cuts?kind=reps-prestadores&complete=true',
        {},
        { name: 'prestadores.csv', bytes: Buffer.from(csv(rows)) },
      )
      expect(sent.status).toBe(202)
      const waiting = await until(sent.body.cutId, 'confirm')
      expect(waiting).toMatchObject({
        cut: { wouldClose: 33, openBefore: 34, by: 'ines@example.org' },
        rejected: [{ line: 3 }],
      })
      const csvText = (
        await app.inject({ method: 'GET', url: `/api/v1/operator/registries/cuts/${sent.body.cutId}/rejected.csv` })
      ).body
      expect(csvText).toBe(
        '\ufefflinea;columna;valor;motivo\r\n3;"codigo_habilitacion";"12";"Debe tener 10 dígitos"\r\n',
      )

      expect((await post(`/operator/registries/cuts/${sent.body.cutId}/discard`)).status).toBe(204)
      expect(codes((await post(`/operator/registries/cuts/${sent.body.cutId}/confirm`)).body)).toEqual([
        'registries.cut_not_waiting',
      ])
      expect(
        (await get<{ cut: { refusal: string } }>(`/operator/registries/cuts/${sent.body.cutId}`)).body.cut.refusal,
      ).toMatch(/ines@example.org descartó/)

      const again = await send<{ cutId: string }>(
        '/operator/registries/cuts?kind=reps-sedes&complete=true',
        {},
        { name: 'sedes.csv', bytes: Buffer.from(csv([sede({ fecha_corte_REPS: '20261119' })])) },
      )
      await until(again.body.cutId, 'confirm')
      const { answers } = await atOnce({ clock }, () => post(`/operator/registries/cuts/${again.body.cutId}/confirm`))
      expect(answers).toEqual({ 204: 1, 'registries.cut_not_waiting': 49 })
      expect(await until(again.body.cutId, 'applied')).toMatchObject({ cut: { rowsClosed: 1, confirmed: true } })
      const list = await get<{ items: { id: string }[] }>('/operator/registries/cuts?limit=2')
      expect(list.body.items.map((c) => c.id)).toEqual([again.body.cutId, sent.body.cutId])
    } finally {
      await worker.stop()
    }
  })

  test('50 confirm or throw away a cut that waits, at once: one decision', async () => {
    operator = inés
    const worker = await startWorker({
      connectionString: t.url,
      tasks: registries.tasks,
      log: pino({ level: 'silent' }),
    })
    try {
      const { body } = await send<{ cutId: string }>(
        '/operator/registries/cuts?kind=reps-prestadores&complete=true',
        {},
        { name: 'prestadores.csv', bytes: Buffer.from(csv([prestador({ fecha_corte_REPS: '20261119' })])) },
      )
      await until(body.cutId, 'confirm')
      const { answers, won } = await atOnce({ clock }, (i) =>
        post(`/operator/registries/cuts/${body.cutId}/${i % 2 ? 'confirm' : 'discard'}`),
      )
      expect(answers).toEqual({ 204: 1, 'registries.cut_not_waiting': 49 })
      await until(body.cutId, (won[0] ?? 0) % 2 ? 'applied' : 'refused')
    } finally {
      await worker.stop()
    }
  })

  test('is told at once of an unknown kind, a missing file and a date to come', async () => {
    operator = inés
    const file = { name: 'x.csv', bytes: Buffer.from('a;b') }
    const paths = async (query: string, ...sent: [typeof file] | []): Promise<string[]> => {
      const { body } = await send<{ issues: { path: string }[] }>(`/operator/registries/cuts${query}`, {}, ...sent)
      return body.issues.map(({ path }) => path)
    }
    expect(await paths('?kind=&cut=mayo')).toEqual(['kind', 'cut', 'file'])
    expect(await paths('', file)).toEqual(['kind'])
    expect(codes((await send('/operator/registries/cuts?kind=otro', {}, file)).body)).toEqual([
      'registries.kind_unknown',
    ])
    expect(codes((await send('/operator/registries/cuts?kind=sso', {})).body)).toEqual(['registries.file_missing'])
    expect(codes((await send('/operator/registries/cuts?kind=sso&cut=2026-12-31', {}, file)).body)).toEqual([
      'registries.cut_in_future',
    ])
  })

  test('needs the right', async () => {
    operator = { ...inés, rights: ['reviews'] }
    expect(codes((await get('/operator/registries/cuts')).body)).toEqual(['platform.operator_right_missing'])
  })
})

describe('an inconsistency', () => {
  const fields = {
    registry: 'rethus',
    subject: 'CC 1099400218',
    description: 'Mi título de medicina de 2019 no aparece en la consulta.',
    name: 'Laura Quintero',
    email: 'laura@example.org',
  }
  const pdf = { name: '../../diploma.pdf', bytes: Buffer.from('%PDF-1.7 diploma') }

  test('is reported with evidence, asked about, answered, solved; each change of hands is told', async () => {
    operator = null
    const { status, body } = await send<{ follow: string }>('/registries/inconsistencies', fields, pdf)
    expect(status).toBe(201)
    operator = inés
    const inbox = await get<{ items: { id: string; subject: string }[]; counts: Record<string, number> }>(
      '/operator/inconsistencies',
    )
    expect(inbox.body).toMatchObject({
      items: [{ subject: 'CC 1099400218' }],
      counts: { recibida: 1, pide_mas: 0, resuelta: 0 },
    })
    const id = inbox.body.items[0]?.id ?? ''
    const one = await get<{ version: number; files: { id: string; name: string }[] }>(`/operator/inconsistencies/${id}`)
    expect(one.body.files[0]?.name).toBe('diploma.pdf')
    const file = await app.inject({
      method: 'GET',
      url: `/api/v1/operator/inconsistencies/${id}/files/${one.body.files[0]?.id}`,
    })
    expect([file.headers['content-type'], file.body]).toEqual(['application/pdf', '%PDF-1.7 diploma'])

    const unread = async () =>
      (
        await sql<{ kind: string; link: string }>`select kind, link from platform.notices
          where operator_right = 'registries' and read_at is null`.execute(t.db)
      ).rows
    const link = `/operador/inconsistencias/${id}`
    expect(await unread()).toEqual([{ kind: 'registries.inconsistency_to_review', link }])

    const asks = await atOnce({ clock }, () =>
      post(`/operator/inconsistencies/${id}/ask`, { text: '¿Cuál es el número del acta?', version: 1 }),
    )
    expect(asks.answers).toEqual({ 204: 1, 'platform.version_conflict': 49 })
    expect(await unread(), 'the ball is with who reported').toEqual([])

    operator = null
    const seen = await get<{ state: string; messages: { by: string }[] }>(`/registries/inconsistencies/${body.follow}`)
    expect(seen.body).toMatchObject({
      state: 'pide_mas',
      messages: [{ by: 'Operador', text: '¿Cuál es el número del acta?' }],
    })
    expect((await send(`/registries/inconsistencies/${body.follow}/messages`, { text: 'Es la 1234.' })).status).toBe(
      204,
    )
    expect(await unread()).toEqual([{ kind: 'registries.inconsistency_answered', link }])

    operator = inés
    const solves = await atOnce({ clock }, () =>
      post(`/operator/inconsistencies/${id}/solve`, {
        outcome: 'corregido',
        text: 'El corte nuevo ya lo trae.',
        version: 3,
      }),
    )
    expect(solves.answers).toEqual({ 204: 1, 'registries.inconsistency_solved': 49 })
    expect(solves.told).toEqual([{ by: 'ines@example.org' }])
    expect(await unread()).toEqual([])
    expect(codes((await post(`/operator/inconsistencies/${id}/ask`, { text: 'x', version: 4 })).body)).toEqual([
      'registries.inconsistency_solved',
    ])
    const { rows } = await sql<{
      subject: string
      text: string
    }>`select subject, text_body as text from platform.mails where to_address = 'laura@example.org' order by id`.execute(
      t.db,
    )
    expect(rows.map((r) => r.subject)).toEqual([
      'Recibimos su reporte sobre ReTHUS (talento humano)',
      'Necesitamos algo más para su reporte de ReTHUS (talento humano)',
      'Su reporte de ReTHUS (talento humano) terminó',
    ])
    expect(rows.every((r) => r.text.includes(`/reportar/caso/${body.follow}`))).toBe(true)
  })

  test('with evidence of another type, too large, or without words is told how to mend it', async () => {
    operator = null
    expect(
      codes((await send('/registries/inconsistencies', fields, { name: 'a.pdf', bytes: Buffer.from('<html>') })).body),
    ).toEqual(['registries.evidence_type'])
    const big = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(5 * 1024 * 1024 + 1)])
    expect(codes((await send('/registries/inconsistencies', fields, { name: 'a.pdf', bytes: big })).body)).toEqual([
      'registries.evidence_too_large',
    ])
    const bad = await send<{ issues: { path: string }[] }>('/registries/inconsistencies', {
      ...fields,
      description: 'corto',
      email: 'no',
    })
    expect(bad.body.issues.map((i) => i.path)).toEqual(['description', 'email'])
    expect((await get('/registries/inconsistencies/no-existe-este-secreto-aqui')).status).toBe(404)
  })
})

describe('the catalogues', () => {
  beforeAll(async () => {
    await loadSampleCatalogs({ db: t.db, clock })
  })
  afterAll(() => {
    operator = null
  })
  const signedIn = (): void => {
    operator = {
      kind: 'person',
      sessionId: 's',
      personId: '01936d3e-0000-7000-8000-000000000002',
      name: 'Laura Quintero',
      document: { type: 'CC', number: '1099400218' },
      secondFactorAt: null,
    }
  }

  test('answer who is signed in, and nobody else', async () => {
    operator = null
    expect((await get('/catalogs/cie10/search?q=diabetes')).status).toBe(401)
    signedIn()
    const { status, body } = await get<{ items: { code: string; name: string }[]; cut: string }>(
      '/catalogs/cie10/search?q=artrits%20reumatiode',
    )
    expect(status).toBe(200)
    expect(body.cut).toBe('2026-11-20')
    expect(body.items.map((i) => i.code)).toContain('M069')
  })

  test('search and read as of the day asked', async () => {
    signedIn()
    const found = await get<{ items: { code: string }[] }>('/catalogs/cie10/search?q=U072&on=2022-01-15')
    expect(found.body.items.map((i) => i.code)).toEqual(['U072'])
    expect((await get<{ inForce: boolean }>('/catalogs/cie10/U072?on=2022-01-15')).body.inForce).toBe(true)
    expect((await get<{ inForce: boolean }>('/catalogs/cie10/U072')).body.inForce).toBe(false)
  })

  test('say what is wrong in what was asked', async () => {
    signedIn()
    expect((await get('/catalogs/cie10/search?q=a')).status).toBe(400)
    expect((await get('/catalogs/otro/search?q=abc')).status).toBe(400)
    expect((await get('/catalogs/cie10/search?q=abc&on=ayer')).status).toBe(400)
    const none = await get('/catalogs/cie10/ZZZZ')
    expect([none.status, codes(none.body)]).toEqual([404, ['platform.not_found']])
  })

  test('the code tables of MIPRES answer anyone: each by its address, whole, as of the day asked', async () => {
    operator = null
    const { body } = await get<{ items: { id: string; codes: number; offered: number }[] }>('/mipres-codes')
    expect(body.items.length).toBeGreaterThan(25)
    for (const { id, codes: many, offered } of body.items) {
      const { body: table } = await get<{ rows: { code: string; offered: boolean }[] }>(`/mipres-codes/${id}`)
      expect([id, table.rows.length, table.rows.filter((row) => row.offered).length]).toEqual([id, many, offered])
    }
    const diapers = async (on: string) => {
      const { body: services } = await get<{ rows: { code: string; offered: boolean }[] }>(
        `/mipres-codes/servicios-complementarios?on=${on}`,
      )
      return services.rows.find((row) => row.code === '139')?.offered
    }
    expect([await diapers('2019-09-30'), await diapers('2019-10-01')]).toEqual([false, true])
    const none = await get('/mipres-codes/otra')
    expect([none.status, codes(none.body)]).toEqual([404, ['platform.not_found']])
  })

  test('are listed for the operator with the cut of each', async () => {
    operator = inés
    const { body } = await get<{ items: { id: string; tables: { title: string; cut: string | null }[] }[] }>(
      '/operator/registries/kinds',
    )
    expect(body.items.map((k) => k.id)).toContain('afiliacion')
    expect(body.items.find((k) => k.id === 'sispro')?.tables).toContainEqual({
      title: 'CIE-10: diagnósticos',
      cut: '2026-11-20',
    })
  })
})

describe('the codes of EPS', () => {
  beforeAll(async () => {
    const codes: [string, string, string, string][] = [
      ['EPS901', 'Salud Páramo E.P.S.', 'C', 'SI'],
      ['EPSS91', 'Salud Páramo E.P.S.', 'S', 'SI'],
      ['EPS902', 'Unión 50% Salud', 'C', 'SI'],
      ['EPS903', 'Páramo Antigua', 'C', 'NO'],
      ['ESP904', 'Régimen especial Páramo', 'E', 'SI'],
    ]
    const rows = codes.map(([Codigo, Nombre, Extra_I, Habilitado]) => eapb({ Codigo, Nombre, Extra_I, Habilitado }))
    await importText({ db: t.db, clock }, 'sispro', csv(rows), { cut: '2026-11-01' })
  })
  const found = async (q: string, limit = ''): Promise<string[]> => {
    operator = {
      kind: 'person',
      sessionId: 's',
      personId: '01936d3e-0000-7000-8000-000000000002',
      name: 'Laura Quintero',
      document: { type: 'CC', number: '1099400218' },
      secondFactorAt: null,
    }
    const { body } = await get<{ items: { code: string; regime: string }[] }>(
      `/registries/eapb?q=${encodeURIComponent(q)}${limit}`,
    )
    operator = null
    return body.items.map((one) => `${one.code} ${one.regime}`)
  }

  test('are found by name without accents or case, in each regime; what does not rule or is of no regime is not', async () => {
    expect(await found('PARAMO salud')).toEqual(['EPS901 contributivo', 'EPSS91 subsidiado'])
    expect(await found('paramo antigua')).toEqual([])
    expect(await found('especial')).toEqual([])
  })

  test('are found by code, the exact one first; signs of SQL are letters', async () => {
    expect(await found('epss91')).toEqual(['EPSS91 subsidiado'])
    expect((await found('eps90')).map((one) => one.slice(0, 6))).toEqual(['EPS901', 'EPS902'])
    expect(await found('50%')).toEqual(['EPS902 contributivo'])
    expect(await found('%')).toEqual(['EPS902 contributivo'])
    expect(await found('_')).toEqual([])
  })

  test('come in a bounded list, to who is signed in', async () => {
    expect(await found('', '&limit=2')).toHaveLength(2)
    expect((await get('/registries/eapb?limit=51')).status).toBe(401)
  })
})
