import type { ReactElement } from 'react'
import { useState } from 'react'
import { verifyPrescription } from '#contract/prescribing.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Form } from '#web/components/form.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { stateTags } from '#web/components/prescription/tags.ts'
import { countOf, inOrder, kindName } from '#web/components/prescription/words.ts'
import { Tag } from '#web/components/tag.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDate, showPrescriptionNumber } from '#web/lib/format.ts'
import { useSearchState } from '#web/lib/url.ts'

/** Public: whether a paper is what was signed. Number and code come filled by the QR. */
export function VerifyPage(): ReactElement {
  const [search] = useSearchState()
  const form = usePageForm({ number: showPrescriptionNumber(search.numero ?? ''), code: search.codigo ?? '' })
  const [found, setFound] = useState<CallResult<typeof verifyPrescription> | null>(null)
  const act = useAct(verifyPrescription, { form, done: setFound, say: 'El documento corresponde a lo firmado' })
  return (
    <Form
      form={form}
      act={act}
      refusedTitle="No corresponde"
      head={
        <PageHead
          title="Verificar una prescripción"
          lead="Escriba el número y el código impresos. Compare el resultado con el papel."
        />
      }
      onSubmit={({ number, code }) => {
        setFound(null)
        return act.run({ body: { number: number.replace(/\D/g, ''), code } })
      }}
    >
      <TextField
        name="number"
        label="Número de la prescripción"
        hint="20 números, por ejemplo 20261120 1470 0041 8722"
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
      />
      <TextField name="code" label="Código de verificación" autoComplete="off" width={10} maxLength={14} />
      <Actions>
        <Button kind="primary" type="submit" busy={act.busy}>
          Verificar
        </Button>
      </Actions>
      {found && <Result found={found} />}
    </Form>
  )
}

function Result({ found }: { found: CallResult<typeof verifyPrescription> }): ReactElement {
  const state = stateTags[found.state]
  return (
    <section aria-labelledby="resultado" className="stack">
      <h2 id="resultado">Existe y está firmada</h2>
      {found.state !== 4 && (
        <Note kind="stop">
          <p>Ya no está activa: no la entregue con este papel.</p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: 'Estado', value: state ? <Tag kind={state.kind}>{state.text}</Tag> : found.state },
          { label: 'Número', value: showPrescriptionNumber(found.number) },
          { label: 'Fecha', value: showDate(found.prescribedOn) },
          { label: 'Prestador', value: found.providerName },
          { label: 'Iniciales del paciente', value: found.patientInitials },
          ...inOrder(found.items).map((item, i) => ({
            label: `${i + 1}. ${kindName(item.kind)}`,
            value: `${item.name}, ${item.unit ? countOf(item.quantity, item.unit) : `cantidad ${countOf(item.quantity, '')}`}`,
          })),
        ]}
      />
      <p className="meta">No mostramos más datos del paciente. Si algo no coincide con el papel, no lo acepte.</p>
    </section>
  )
}
