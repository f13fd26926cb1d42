import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { checkIdentity, registrationStatus } from '#contract/identity-persons.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDate, showDocument } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { OverNote } from './registration-over.tsx'

/** Step 2: check the answers, then compare them with the civil registry. */
export function RegistrationIdentityPage(): ReactElement {
  const registrationId = useParam('registrationId')
  const status = useEndpoint(registrationStatus, { params: { registrationId } })
  return <Loaded query={status}>{(found) => <IdentityStep registrationId={registrationId} found={found} />}</Loaded>
}

type Status = CallResult<typeof registrationStatus>

function IdentityStep({ registrationId, found }: { registrationId: string; found: Status }): ReactElement {
  const navigate = useNavigate()
  const form = usePageForm({})
  const act = useAct(checkIdentity, {
    form,
    say: 'Su identidad quedó comprobada.',
    done: () => navigate({ to: `/registro/${registrationId}/correo` }),
  })
  const head = (
    <PageHead
      eyebrow="Registro · Paso 2 de 4"
      title="Compruebe su identidad"
      lead="Comparamos estos datos con el registro civil. Revíselos antes de continuar."
    />
  )
  const { data } = found
  if (!data) return <OverNote head={head} step={found.step} />
  const correct = `/registro/${registrationId}/datos`
  const unavailable = found.civilCut === null
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="Todavía no se comprueba su identidad"
      head={head}
      onSubmit={() => act.run({ params: { registrationId } })}
    >
      <SummaryList
        rows={[
          { label: 'Documento', value: showDocument(found.document), change: correct },
          { label: 'Fecha de expedición', value: showDate(data.issuedOn, { long: true }), change: correct },
          {
            label: 'Nombres',
            value: [data.firstName, data.secondName].filter(Boolean).join(' '),
            change: correct,
          },
          {
            label: 'Apellidos',
            value: [data.firstSurname, data.secondSurname].filter(Boolean).join(' '),
            change: correct,
          },
          { label: 'Fecha de nacimiento', value: showDate(data.bornOn, { long: true }), change: correct },
          { label: 'Sexo', value: data.sex === 'F' ? 'Femenino' : 'Masculino', change: correct },
        ]}
      />
      {unavailable ? (
        <Note kind="wait">
          El registro civil todavía no está cargado. Guarde la dirección de esta página y vuelva más tarde: sus datos
          quedan aquí por 24 horas.
        </Note>
      ) : (
        <p className="meta">Registro civil, corte {showDate(found.civilCut ?? '')}.</p>
      )}
      {act.problem && (
        <Note>
          <p>
            Si ya comparó todo con su documento y está igual,{' '}
            <Link to="/reportar?registro=civil">reporte la inconsistencia</Link>. Un operador la revisa con la copia de
            su documento.
          </p>
        </Note>
      )}
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Comprobar identidad
        </Button>
        <LinkButton to={correct}>Corregir los datos</LinkButton>
      </Actions>
    </Form>
  )
}
