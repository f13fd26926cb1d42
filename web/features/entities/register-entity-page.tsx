import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type EntityCapacity, entityCapacityNames } from '#contract/capacities.ts'
import { checkNit, legalNatures, registerEntity, uploadSupport } from '#contract/identity-entities.ts'
import { issuesOf, spanishErrors } from '#contract/issues.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { CheckboxField, CheckboxGroup, RadiosField } from '#web/components/choices.tsx'
import { ComboBoxField, type ComboItem } from '#web/components/combo-box.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { FileInput } from '#web/components/file-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation, SummaryList } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { NitField } from '#web/components/nit-field.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { SecondFactorFirst } from '#web/components/second-factor-first.tsx'
import { Effects, Evidence } from '#web/components/steps.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { ApiProblem, type CallResult, call, request, urlOf } from '#web/lib/api.ts'
import { fieldId, firstError, usePageForm } from '#web/lib/form.ts'
import { showDate, showNit } from '#web/lib/format.ts'
import { loadMunicipalities } from '#web/lib/municipalities.ts'
import { useSearchState } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { authorizedPage, capacityList, causeTexts, natureNames } from './words.ts'

interface Values {
  nit: string
  dv: string
  name: string
  shortName: string
  legalNature: string
  constitutedOn: string
  address: string
  municipality: ComboItem | null
  phone: string
  email: string
  /** EPS is a box of its own above its regimes. */
  kinds: string[]
  regimes: string[]
  position: string
  startedOn: string
  support: { id: string; name: string; size: number } | null
  declaration: boolean
}

const empty: Values = {
  nit: '',
  dv: '',
  name: '',
  shortName: '',
  legalNature: 'privada',
  constitutedOn: '',
  address: '',
  municipality: null,
  phone: '',
  email: '',
  kinds: [],
  regimes: [],
  position: '',
  startedOn: '',
  support: null,
  declaration: false,
}

/** The fields of the endpoint's body that each page asks for. */
const asked: Record<number, readonly string[]> = {
  1: ['nit', 'dv'],
  2: ['name', 'shortName', 'legalNature', 'constitutedOn', 'address', 'municipalityCode', 'phone', 'email'],
  3: ['capacities', 'position', 'startedOn', 'supportIds'],
  4: ['declaration'],
}
/** Where the endpoint's names differ from the form's. */
const names: Record<string, string> = { municipalityCode: 'municipality', capacities: 'kinds', supportIds: 'support' }

const body = (v: Values) => ({
  nit: v.nit,
  dv: v.dv,
  name: v.name,
  shortName: v.shortName,
  legalNature: v.legalNature as (typeof legalNatures)[number],
  constitutedOn: v.constitutedOn,
  address: v.address,
  municipalityCode: v.municipality?.id ?? '',
  phone: v.phone,
  email: v.email,
  capacities: [
    ...(v.kinds.includes('eps') ? v.regimes.map((r) => `eps_${r}` as EntityCapacity) : []),
    ...v.kinds.filter((k): k is 'ips' | 'proveedor' => k !== 'eps'),
  ],
  position: v.position,
  startedOn: v.startedOn,
  supportIds: v.support ? [v.support.id] : [],
  declaration: v.declaration as true,
})

const draftKey = 'registrar-entidad'

/** What was typed survives a reload and the trip to Avisos; it goes when sent or when the tab closes. */
function readDraft(): Values {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(draftKey) ?? '{}') as Partial<Values>) }
  } catch {
    return empty
  }
}

type Found = CallResult<typeof checkNit>

/** Marks what this page asks and is not yet right, by the endpoint's own schema; true when all is. */
function judge(form: UseFormReturn<Values>, step: number): boolean {
  const parsed = registerEntity.body?.safeParse(body(form.getValues()), { error: spanishErrors })
  if (!parsed || parsed.success) return true
  const mine = issuesOf(parsed.error).filter((issue) => asked[step]?.includes(issue.path.split('.')[0] ?? ''))
  for (const { path, text } of mine)
    form.setError((names[path] ?? path) as keyof Values, { type: 'page', message: text })
  return mine.length === 0
}

/** Registers an entity as its representative: NIT, data, what it is, review of the answers; then says what happens next. */
export function RegisterEntityPage(): ReactElement {
  return (
    <SecondFactorFirst title="Registre la entidad" lead="Empiece por el NIT. Diremos qué saben los registros de ella.">
      <RegisterEntity />
    </SecondFactorFirst>
  )
}

function RegisterEntity(): ReactElement {
  const [search, setSearch] = useSearchState()
  const form = usePageForm<Values>(readDraft())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [attempt, setAttempt] = useState(0)
  const navigate = useNavigate()
  const values = form.watch()
  const step = Math.min(Math.max(Number(search.paso ?? 1) || 1, 1), 4)
  const sent = search.solicitud

  useEffect(() => {
    if (!sent) sessionStorage.setItem(draftKey, JSON.stringify({ ...values, declaration: false }))
  }, [values, sent])

  const found = useEndpoint(
    checkNit,
    { query: { nit: values.nit, dv: values.dv } },
    { enabled: step > 1 && !sent && values.nit !== '' && values.dv !== '' },
  )
  const act = useAct(registerEntity, {
    form,
    names,
    say: 'Solicitud enviada.',
    done: (result) => {
      sessionStorage.removeItem(draftKey)
      setSearch({
        paso: undefined,
        solicitud: result.claimId,
        entidad: result.entityId,
        causa: result.cause ?? undefined,
      })
    },
  })

  // An answer of the server about a former page leads back to it.
  const wrong = Object.keys(form.formState.errors)
  const first = useRef(step)
  first.current = step
  useEffect(() => {
    if (act.problem?.problem.kind !== 'malformed') return
    const home = [1, 2, 3].find((n) => asked[n]?.some((field) => wrong.includes(names[field] ?? field)))
    if (home && home !== first.current) void navigate({ to: '.', search: { paso: String(home) } })
  }, [act.problem, wrong, navigate])

  if (sent)
    return search.causa ? (
      <Confirmation
        heading={<H1>Su registro quedó en revisión</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to={`/mi-seguridad-social/solicitudes/${sent}`}>
              Ver la solicitud
            </LinkButton>
            <LinkButton to="/mi-seguridad-social/entidades">Sus entidades</LinkButton>
          </Actions>
        }
      >
        <p>La tiene el operador de OpenMIPRES desde hoy. Le avisaremos por correo y en Avisos cuando decida.</p>
        <p>{causeTexts[search.causa]}</p>
      </Confirmation>
    ) : (
      <Confirmation
        heading={<H1>La entidad quedó registrada</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to={authorizedPage(search.entidad ?? '')}>
              Nombrar quién la administra
            </LinkButton>
          </Actions>
        }
      >
        <p>REPS confirma que usted es su representante legal. Ahora nombre quién administra MIPRES.</p>
      </Confirmation>
    )

  const goTo = (n: number) => setSearch({ paso: String(n) })
  async function next(): Promise<void> {
    setProblem(null)
    if (!judge(form, step)) {
      setAttempt((n) => n + 1)
      return
    }
    if (step !== 1) return goTo(step + 1)
    setBusy(true)
    try {
      const answer = await call(checkNit, { query: { nit: values.nit, dv: values.dv } })
      if (!values.name && answer.name) form.setValue('name', answer.name)
      form.setValue('nit', answer.nit)
      if (values.kinds.length === 0) {
        form.setValue('kinds', [...(answer.eapb ? ['eps'] : []), ...(answer.reps ? ['ips'] : [])])
        form.setValue('regimes', [...new Set(answer.eapb?.codes.map((c) => c.regime) ?? [])])
      }
      goTo(2)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setAttempt((n) => n + 1)
    } finally {
      setBusy(false)
    }
  }

  const back = step === 1 ? '/mi-seguridad-social/entidades' : `/mi-seguridad-social/registrar-entidad?paso=${step - 1}`
  const titles = {
    1: { title: 'Registre la entidad', lead: 'Empiece por el NIT. Diremos qué saben los registros de ella.' },
    2: { title: 'Datos de la entidad', lead: 'Use los datos del certificado de existencia y representación.' },
    3: { title: 'Qué es y quién es usted en ella', lead: 'Puede ser varias cosas a la vez.' },
    4: { title: 'Revise y envíe', lead: 'Usted declara ser el representante legal de la entidad.' },
  }[step] ?? { title: 'Registre la entidad', lead: '' }
  const head = <PageHead eyebrow={`Parte ${step} de 4`} title={titles.title} lead={titles.lead} />

  return (
    <>
      <BackLink to={back} />
      {step < 4 ? (
        <Form
          key={step}
          form={form}
          act={{ busy, problem, attempt, clear: () => setProblem(null) }}
          refusedTitle="No pudimos consultar el NIT"
          head={head}
          onSubmit={next}
        >
          {step === 1 && <NitField />}
          {step === 2 && <DataFields />}
          {step === 3 && <WhatItIs form={form} found={found.data} />}
          <Actions>
            <Button kind="primary" type="submit" busy={busy} unavailable={step === 3 && found.isLoading}>
              Continuar
            </Button>
          </Actions>
        </Form>
      ) : (
        <Form
          key="revisar"
          form={form}
          act={act}
          refusedTitle="No se envió el registro"
          head={head}
          onSubmit={(v) => act.run({ body: body(v) })}
        >
          <Review values={values} onChange={goTo} />
          <Loaded query={found} lines={3}>
            {(data) => <WhatWillHappen found={data} capacities={body(values).capacities} />}
          </Loaded>
          <CheckboxField
            name="declaration"
            label="Declaro bajo juramento que soy representante legal de la entidad y que estos datos son ciertos."
          />
          <Actions>
            <Button kind="primary" type="submit" busy={act.busy} unavailable={found.isLoading}>
              Enviar el registro
            </Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

function DataFields(): ReactElement {
  return (
    <>
      <TextField name="name" label="Razón social" autoComplete="organization" />
      <TextField name="shortName" label="Sigla" optional width={20} />
      <RadiosField
        name="legalNature"
        label="Naturaleza jurídica"
        options={legalNatures.map((value) => ({ value, label: natureNames[value] }))}
      />
      <DateField name="constitutedOn" label="Fecha de constitución" />
      <TextField name="address" label="Dirección" autoComplete="street-address" />
      <ComboBoxField
        name="municipality"
        label="Municipio"
        hint="Escriba las primeras letras. Mostramos siempre el departamento."
        load={loadMunicipalities}
      />
      <TextField name="email" label="Correo institucional" type="email" autoComplete="email" />
      <TextField name="phone" label="Teléfono" type="tel" autoComplete="tel" optional width={20} />
    </>
  )
}

/** What the registries say of the NIT, dated. */
function RegistryEvidence({ found }: { found: Found | undefined }): ReactElement | null {
  if (!found) return null
  const items = [
    ...(found.reps
      ? [
          {
            fact: found.reps.enabled ? 'En REPS, habilitada' : 'En REPS, no habilitada',
            text: found.reps.codes.slice(0, 3).join(', '),
            source: `REPS, corte ${showDate(found.reps.cut)}`,
          },
        ]
      : []),
    ...(found.eapb
      ? [
          {
            fact: 'Códigos de EPS habilitados',
            text: found.eapb.codes.map((c) => `${c.code} ${c.regime}`).join(', '),
            source: `SISPRO, corte ${showDate(found.eapb.cut)}`,
          },
        ]
      : []),
  ]
  if (items.length === 0)
    return (
      <Note>
        <p>El NIT no aparece en REPS ni en los códigos de EPS. Adjunte el certificado para que lo revisemos.</p>
      </Note>
    )
  return <Evidence items={items} />
}

function WhatItIs({ form, found }: { form: UseFormReturn<Values>; found: Found | undefined }): ReactElement {
  const { kinds, regimes, support } = form.watch()
  const [upload, setUpload] = useState<{ busy: boolean; error?: string; file: File | null }>({
    busy: false,
    file: null,
  })
  const error = firstError(form.formState.errors, 'kinds')?.message

  async function attach(file: File | null): Promise<void> {
    if (!file) return
    setUpload({ busy: true, file })
    const data = new FormData()
    data.append('file', file)
    try {
      const answer = await request(uploadSupport.method, urlOf(uploadSupport), data)
      const { supportId, fileName, size } = answer as CallResult<typeof uploadSupport>
      form.setValue('support', { id: supportId, name: fileName, size })
      setUpload({ busy: false, file })
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure
      form.setValue('support', null)
      setUpload({ busy: false, file: null, error: failure.sentences.join(' ') })
    }
  }

  return (
    <>
      <RegistryEvidence found={found} />
      <CheckboxGroup
        id={fieldId('kinds')}
        label="¿Qué es la entidad?"
        hint="Puede ser varias cosas a la vez."
        error={error}
        value={kinds}
        onChange={(value) => form.setValue('kinds', value)}
        options={[
          {
            value: 'eps',
            label: 'EPS',
            under: (
              <CheckboxGroup
                label="Regímenes"
                value={regimes}
                onChange={(value) => form.setValue('regimes', value)}
                options={[
                  { value: 'contributivo', label: 'Régimen contributivo' },
                  { value: 'subsidiado', label: 'Régimen subsidiado' },
                ]}
              />
            ),
          },
          { value: 'ips', label: 'IPS', hint: 'Debe estar en REPS, habilitada.' },
          { value: 'proveedor', label: 'Proveedor', hint: 'Droguería, gestor o proveedor de tecnologías.' },
        ]}
      />
      <TextField
        name="position"
        label="Su cargo"
        hint="Como aparece en el certificado o en el acta de posesión."
        width={20}
      />
      <DateField name="startedOn" label="Desde cuándo representa a la entidad" hint="Por ejemplo, 15 1 2024" />
      <FileInput
        id={fieldId('support')}
        label="Certificado de existencia y representación"
        optional={!needsSupport(found)}
        hint={
          needsSupport(found)
            ? 'O el acta de posesión, si la entidad es pública.'
            : 'Solo si el NIT no aparece en los registros o ya tiene representante.'
        }
        accept=".pdf,.jpg,.jpeg,.png"
        limits={upload.busy ? 'Subiendo el archivo…' : 'PDF, JPG o PNG, hasta 10 MB'}
        error={upload.error ?? firstError(form.formState.errors, 'support')?.message}
        value={upload.file}
        onChange={(file) => void attach(file)}
      />
      {support && !upload.file && (
        <p className="meta">
          Ya adjuntó <b>{support.name}</b>.
        </p>
      )}
    </>
  )
}

/** A hint for the form; the rule is the server's. */
function needsSupport(found: Found | undefined): boolean {
  return found !== undefined && (found.registered || (!found.reps && !found.eapb))
}

function Review({ values: v, onChange }: { values: Values; onChange: (step: number) => void }): ReactElement {
  const to = (n: number) => () => onChange(n)
  return (
    <SummaryList
      rows={[
        { label: 'NIT', value: <span className="num">{v.nit ? showNit(v.nit, v.dv) : '—'}</span>, change: to(1) },
        { label: 'Razón social', value: v.name || '—', change: to(2) },
        ...(v.shortName ? [{ label: 'Sigla', value: v.shortName, change: to(2) }] : []),
        { label: 'Naturaleza', value: natureNames[v.legalNature as keyof typeof natureNames] ?? '—', change: to(2) },
        { label: 'Constitución', value: v.constitutedOn ? showDate(v.constitutedOn) : '—', change: to(2) },
        { label: 'Dirección', value: v.address || '—', change: to(2) },
        { label: 'Municipio', value: v.municipality ? v.municipality.name : '—', change: to(2) },
        { label: 'Correo', value: v.email || '—', change: to(2) },
        ...(v.phone ? [{ label: 'Teléfono', value: v.phone, change: to(2) }] : []),
        { label: 'Qué es', value: capacityList(body(v).capacities) || '—', change: to(3) },
        { label: 'Su cargo', value: v.position || '—', change: to(3) },
        { label: 'Desde', value: v.startedOn ? showDate(v.startedOn) : '—', change: to(3) },
        { label: 'Soporte', value: v.support?.name ?? 'Sin adjunto', change: to(3) },
      ]}
    />
  )
}

function WhatWillHappen({ found, capacities }: { found: Found; capacities: EntityCapacity[] }): ReactElement {
  const onlyIps = capacities.length === 1 && capacities[0] === 'ips' && found.reps !== null && !found.registered
  return (
    <Effects
      heading="h2"
      items={[
        onlyIps
          ? { kind: 'yes', text: 'Si REPS lo nombra a usted como representante legal, queda registrada de inmediato.' }
          : { kind: 'info', text: 'El operador revisa la solicitud con el soporte y le avisa por correo.' },
        ...(found.registered
          ? [
              {
                kind: 'info' as const,
                text: 'La entidad ya tiene representante legal. Si aceptan su solicitud, esa representación termina.',
              },
            ]
          : []),
        {
          kind: 'yes',
          text: `Después podrá nombrar quién la administra: ${capacities.map((c) => entityCapacityNames[c]).join(', ') || '—'}.`,
        },
      ]}
    />
  )
}
