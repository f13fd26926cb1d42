import { type ReactElement, useState } from 'react'
import { registryNames, reportableRegistries, reportInconsistency } from '#contract/registries-inconsistencies.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { FileField } from '#web/components/file-field.tsx'
import { Form } from '#web/components/form.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { H1, PageHead } from '#web/components/page-head.tsx'
import { SelectField } from '#web/components/select.tsx'
import { TextAreaField, TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { usePageForm } from '#web/lib/form.ts'
import { useSearchState } from '#web/lib/url.ts'
import { evidenceLimits, formOf } from './evidence.ts'

interface Values {
  registry: string
  subject: string
  description: string
  name: string
  email: string
  file: File | null
}

/** Somebody found a registry wrong: says what, attaches a support, and gets a link to follow the case. */
export function ReportPage(): ReactElement {
  const [search] = useSearchState()
  const form = usePageForm<Values>({
    registry: search.registro ?? '',
    subject: search.sobre ?? '',
    description: '',
    name: '',
    email: '',
    file: null,
  })
  const [follow, setFollow] = useState<{ token: string; email: string } | null>(null)
  const act = useAct(reportInconsistency, { form, say: 'Recibimos su reporte.' })

  if (follow) {
    return (
      <Confirmation
        heading={<H1>Recibimos su reporte</H1>}
        actions={
          <Actions>
            <LinkButton kind="primary" to={`/reportar/caso/${follow.token}`}>
              Ver el caso
            </LinkButton>
          </Actions>
        }
      >
        <p>
          Ahora lo tiene el operador de registros. Enviamos a <b>{follow.email}</b> el enlace para seguir el caso. Le
          escribiremos ahí si hace falta algo más y cuando termine.
        </p>
      </Confirmation>
    )
  }
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No se envió el reporte"
      head={
        <PageHead
          title="Reporte una inconsistencia"
          lead="Un registro oficial dice algo que no es. Cuéntelo y adjunte un soporte: lo revisa un operador."
        />
      }
      onSubmit={async (values) => {
        const done = await act.run({ body: formOf({ ...values }) })
        if (done) setFollow({ token: done.follow, email: values.email })
      }}
    >
      <SelectField
        name="registry"
        label="¿Qué registro está mal?"
        placeholder="Elija un registro"
        options={reportableRegistries.map((value) => ({ value, label: registryNames[value] }))}
      />
      <TextField name="subject" label="Documento o código" hint="De la persona, la entidad o la sede." maxLength={80} />
      <TextAreaField name="description" label="Qué dice el registro y qué debería decir" rows={5} maxLength={2000} />
      <FileField
        name="file"
        label="Soporte"
        optional
        accept=".pdf,.jpg,.jpeg,.png"
        limits={evidenceLimits}
        hint="Por ejemplo el acta de grado, la resolución o la constancia."
      />
      <TextField name="name" label="Su nombre" autoComplete="name" maxLength={120} />
      <TextField
        name="email"
        label="Su correo"
        type="email"
        autoComplete="email"
        hint="Para responderle. No se publica."
      />
      <Actions>
        <Button kind="primary" type="submit" icon="send" busy={act.busy}>
          Enviar reporte
        </Button>
      </Actions>
    </Form>
  )
}
