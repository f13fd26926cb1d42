import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { checkNit, registerEntity } from '#contract/identity-entities.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { CheckboxField } from '#web/components/choices.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { NitField } from '#web/components/nit-field.tsx'
import { BackLink, H1, PageHead } from '#web/components/page-head.tsx'
import { SecondFactorFirst } from '#web/components/second-factor-first.tsx'
import { useAct } from '#web/lib/act.ts'
import { ApiProblem, call } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useSearchState } from '#web/lib/url.ts'
import { queryOf, useEndpoint } from '#web/lib/use-endpoint.ts'
import { asked, bodyOf, dropDraft, judge, keepDraft, names, type Registration, readDraft } from './registration.ts'
import { DataFields, WhatItIs } from './registration-fields.tsx'
import { RegistrationReview, WhatWillHappen } from './registration-review.tsx'
import { authorizedPage, causeTexts } from './words.ts'

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
  const form = usePageForm<Registration>(readDraft())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [attempt, setAttempt] = useState(0)
  const navigate = useNavigate()
  const client = useQueryClient()
  const values = form.watch()
  const step = Math.min(Math.max(Number(search.paso ?? 1) || 1, 1), 4)
  const sent = search.solicitud

  useEffect(() => {
    if (!sent) keepDraft(values)
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
      dropDraft()
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
      // The pages that follow show it: it is not asked twice.
      client.setQueryData(queryOf(checkNit, { query: { nit: answer.nit, dv: values.dv } }).queryKey, answer)
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
          onSubmit={(v) => act.run({ body: bodyOf(v) })}
        >
          <RegistrationReview values={values} onChange={goTo} />
          <Loaded query={found} lines={3}>
            {(data) => <WhatWillHappen found={data} capacities={bodyOf(values).capacities} />}
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
