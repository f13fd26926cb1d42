import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { consentTexts, consentVersion } from '#contract/consent.ts'
import { correctRegistration, registrationStatus, startRegistration } from '#contract/identity-persons.ts'
import { bound } from '#web/components/bound.tsx'
import { Actions, Button } from '#web/components/button.tsx'
import { Checkbox, Radios } from '#web/components/choices.tsx'
import { DateField } from '#web/components/date-field.tsx'
import { DocumentField, type DocumentValue } from '#web/components/document-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'

const ConsentField = bound<boolean, Parameters<typeof Checkbox>[0]>(Checkbox, false)
const SexField = bound<string, Parameters<typeof Radios>[0]>(Radios, '')

interface Values {
  document: DocumentValue
  issuedOn: string
  sex: string
  firstName: string
  secondName: string
  firstSurname: string
  secondSurname: string
  bornOn: string
  phone: string
  consent: boolean
}

const blank: Values = {
  document: { type: 'CC', number: '' },
  issuedOn: '',
  sex: '',
  firstName: '',
  secondName: '',
  firstSurname: '',
  secondSurname: '',
  bornOn: '',
  phone: '',
  consent: false,
}

function Fields(): ReactElement {
  return (
    <>
      <DocumentField name="document" label="Su documento" />
      <DateField
        name="issuedOn"
        label="Fecha de expedición"
        hint="Está al respaldo de la cédula, junto al lugar de expedición."
      />
      <TextField name="firstName" label="Primer nombre" autoComplete="given-name" />
      <TextField name="secondName" label="Segundo nombre" optional autoComplete="additional-name" />
      <TextField name="firstSurname" label="Primer apellido" autoComplete="family-name" />
      <TextField name="secondSurname" label="Segundo apellido" optional autoComplete="off" />
      <DateField name="bornOn" label="Fecha de nacimiento" autoComplete="bday" />
      <SexField
        name="sex"
        label="Sexo en el documento"
        options={[
          { value: 'F', label: 'Femenino' },
          { value: 'M', label: 'Masculino' },
        ]}
      />
      <TextField name="phone" label="Teléfono" optional type="tel" autoComplete="tel" width={20} />
    </>
  )
}

/** What the form holds, as the endpoint takes it; what is wrong in it the server says. */
const bodyOf = ({ consent: _, sex, ...rest }: Values) => ({ ...rest, sex: sex as 'F' | 'M' })

/** Step 1 of the registration: basic data and consent. */
export function RegistrationDataPage(): ReactElement {
  const form = usePageForm<Values>(blank)
  const navigate = useNavigate()
  const act = useAct(startRegistration, {
    form,
    done: ({ registrationId }) => navigate({ to: `/registro/${registrationId}/identidad` }),
  })
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se puede abrir la cuenta"
      head={
        <PageHead
          eyebrow="Registro · Paso 1 de 4"
          title="Sus datos, como están en su documento"
          lead="Abra su cuenta de Mi Seguridad Social. Toma cinco minutos y necesita su documento y su correo."
        >
          <p className="muted">
            ¿Ya tiene cuenta? <Link to="/ingresar">Ingrese</Link>.
          </p>
        </PageHead>
      }
      onSubmit={(values) => act.run({ body: { ...bodyOf(values), consent: values.consent as true, consentVersion } })}
    >
      <Fields />
      <section className="stack" aria-labelledby="autorizacion">
        <h2 id="autorizacion">Autorización de datos personales</h2>
        {consentTexts[consentVersion].map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p className="meta">
          Versión {consentVersion} de este texto. <Link to="/datos-personales">Cómo tratamos sus datos</Link>
        </p>
      </section>
      <ConsentField name="consent" label="Leí y autorizo el tratamiento de mis datos" />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Continuar
        </Button>
      </Actions>
    </Form>
  )
}

type Status = CallResult<typeof registrationStatus>

/** Step 1 again, with what was typed: to correct what the civil registry did not confirm. */
export function RegistrationCorrectPage(): ReactElement {
  const registrationId = useParam('registrationId')
  const status = useEndpoint(registrationStatus, { params: { registrationId } })
  return (
    <Loaded query={status} heading="Corrija sus datos">
      {(found) => <CorrectForm registrationId={registrationId} found={found} />}
    </Loaded>
  )
}

function CorrectForm({ registrationId, found }: { registrationId: string; found: Status }): ReactElement {
  const { data } = found
  const form = usePageForm<Values>({
    ...blank,
    ...(data
      ? {
          ...data,
          secondName: data.secondName ?? '',
          secondSurname: data.secondSurname ?? '',
          phone: data.phone ?? '',
        }
      : {}),
    document: found.document,
  })
  const navigate = useNavigate()
  const act = useAct(correctRegistration, {
    form,
    done: () => navigate({ to: `/registro/${registrationId}/identidad` }),
  })
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se guardó"
      head={
        <PageHead
          eyebrow="Registro · Paso 1 de 4"
          title="Corrija sus datos"
          lead="Escríbalos como están en su documento."
        />
      }
      onSubmit={(values) => act.run({ params: { registrationId }, body: bodyOf(values) })}
    >
      <Fields />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Guardar y comprobar
        </Button>
      </Actions>
    </Form>
  )
}
