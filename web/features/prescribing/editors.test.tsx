import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { expect, test, vi } from 'vitest'
import type { ItemKind } from '#contract/capabilities.ts'
import { answersOf } from '#web/components/prescription/answers.ts'
import { AnswerList } from '#web/components/prescription/content-view.tsx'
import { show } from '#web/testing/render.tsx'
import { network } from '#web/testing/server.ts'
import { DeviceEditor } from './device-editor.tsx'
import { contentOf, emptyItem, formOf } from './draft.ts'
import type { EditorProps } from './editor-parts.tsx'
import { MedicineEditor } from './medicine-editor.tsx'
import { NutritionEditor } from './nutrition-editor.tsx'
import { ProcedureEditor } from './procedure-editor.tsx'
import { ServiceEditor } from './service-editor.tsx'

// Whole editors under a real keyboard take a while in jsdom on a busy machine.
vi.setConfig({ testTimeout: 30_000 })
const net = network()

let values: () => Record<string, unknown> = () => ({})

/** One editor over a draft with one item of its kind. */
function One(props: {
  kind: ItemKind
  over?: Record<string, unknown>
  computed?: string | null
  editor: (props: EditorProps) => ReactElement
}): ReactElement {
  const form = useForm({ defaultValues: { items: [{ ...emptyItem(props.kind), ...props.over }] } as never })
  values = () => (form.getValues() as unknown as { items: Record<string, unknown>[] }).items[0] ?? {}
  const Editor = props.editor
  return (
    <FormProvider {...form}>
      <Editor index={0} computed={props.computed ?? null} pending={false} transcribing={false} checks={[]} />
    </FormProvider>
  )
}

const yes = (question: RegExp, says = 'Sí') =>
  screen
    .getByRole('group', { name: question })
    .querySelector<HTMLInputElement>(
      says === 'Sí' ? 'input:first-of-type' : 'label:last-child input',
    ) as HTMLInputElement

test('a medicine asks each question when the answers before it say so', async () => {
  const user = userEvent.setup()
  await show(<One kind="M" editor={MedicineEditor} />)
  expect(screen.queryByRole('group', { name: /Descartó/ })).toBeNull()
  await user.click(yes(/¿Ya usó lo que cubre/))
  expect(screen.getByLabelText('¿Cuál usó?')).toBeTruthy()
  expect(screen.queryByLabelText('¿Qué pasó al usarlo?')).toBeNull()
  await user.click(yes(/No respondió/))
  await user.type(screen.getByLabelText('¿Qué pasó al usarlo?'), 'Nada')
  expect(values()).toMatchObject({ used: true, usedNoResponse: true, usedNoResponseText: 'Nada' })
  await user.click(yes(/¿Ya usó lo que cubre/, 'No'))
  expect(screen.queryByLabelText('¿Cuál usó?')).toBeNull()
  await user.click(yes(/Descartó sin usarla/, 'No'))
  await user.click(yes(/No existe alternativa/))
  expect(screen.getByLabelText('¿Por qué no hay alternativa?')).toBeTruthy()
})

test('a preparation is named by who prescribes it, and is compared with nothing; UNIRS asks its indications', async () => {
  const user = userEvent.setup()
  await show(<One kind="M" editor={MedicineEditor} />)
  await user.selectOptions(screen.getByLabelText('Clase'), '3')
  await user.type(screen.getByLabelText('Preparación'), 'Captopril 1 mg/ml')
  expect(screen.queryByRole('group', { name: /¿Ya usó/ })).toBeNull()
  expect(values()).toMatchObject({ medicineKind: '3', description: 'Captopril 1 mg/ml' })
  await user.selectOptions(screen.getByLabelText('Clase'), '7')
  expect(screen.getByRole('combobox', { name: 'Indicaciones UNIRS' })).toBeTruthy()
  // 9 goes only with a transcription.
  expect(screen.queryByRole('option', { name: 'Urgencia médica' })).toBeNull()
})

test('opening a medicine changes nothing of it; its name follows what it is made of from the first change on', async () => {
  const user = userEvent.setup()
  const concentration = { concentration: '40', concentrationUnit: '0168', content: '', contentUnit: '' }
  const ingredients = [{ code: '01019', name: 'Adalimumab', ...concentration }]
  await show(<One kind="M" editor={MedicineEditor} over={{ ingredients, description: 'Adalimumab, como se firmó' }} />)
  expect(values()).toMatchObject({ description: 'Adalimumab, como se firmó' })
  await user.selectOptions(screen.getByLabelText('Clase'), '3')
  await user.selectOptions(screen.getByLabelText('Clase'), '1')
  expect(values()).toMatchObject({ description: '[ADALIMUMAB] 40mg' })
})

test('the UNIRS indications of a reopened draft have their names, and one is taken away by it', async () => {
  const user = userEvent.setup()
  net.answer(200, { code: '1001', name: 'Rituximab: púrpura refractaria' })
  net.answer(200, { code: '1003', name: 'Rituximab: pénfigo vulgar' })
  await show(<One kind="M" editor={MedicineEditor} over={{ medicineKind: '7', indications: ['1001', '1003'] }} />)
  const chosen = screen.getByRole('list', { name: 'Indicaciones elegidas' })
  await vi.waitFor(() => expect(chosen.textContent).toContain('Rituximab: pénfigo vulgar 1003'))
  expect(chosen.textContent).toContain('Rituximab: púrpura refractaria 1001')
  await user.click(screen.getByRole('button', { name: 'Quitar Rituximab: púrpura refractaria 1001' }))
  expect(values().indications).toEqual(['1003'])
})

test('what was signed shows each UNIRS indication with its name', async () => {
  net.answer(200, { code: '1001', name: 'Rituximab: púrpura refractaria' })
  net.answer(200, { code: '1003', name: 'Rituximab: pénfigo vulgar' })
  await show(<AnswerList answers={answersOf({ kind: 'M', medicineKind: '7', indications: ['1001', '1003'] })} />)
  expect(await screen.findByText('1001 Rituximab: púrpura refractaria')).toBeTruthy()
  expect(await screen.findByText('1003 Rituximab: pénfigo vulgar')).toBeTruthy()
})

test('several active ingredients, each with its amounts', async () => {
  const user = userEvent.setup()
  await show(<One kind="M" editor={MedicineEditor} />)
  await user.click(screen.getByText('Principios activos, forma y vía'))
  await user.click(screen.getByRole('button', { name: 'Agregar principio activo' }))
  await user.click(screen.getByRole('button', { name: 'Agregar principio activo' }))
  const second = screen.getByRole('group', { name: 'Principio activo 2' })
  expect(second).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Quitar principio activo 1' }))
  expect(values().ingredients).toHaveLength(1)
})

test('the total is the computed one until it is adjusted with its reason', async () => {
  const user = userEvent.setup()
  await show(<One kind="M" editor={MedicineEditor} computed="6" over={{ totalQuantity: '6', totalUnit: '65' }} />)
  expect(screen.getByText('6 jeringas')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Ajustar con motivo' }))
  const total = screen.getByLabelText('Cantidad total')
  await user.clear(total)
  await user.type(total, '8')
  await user.type(screen.getByLabelText('¿Por qué es otra?'), 'Se daña una')
  expect(values()).toMatchObject({ totalQuantity: '8', totalReason: 'Se daña una' })
  await user.click(screen.getByRole('button', { name: 'Usar la calculada' }))
  expect(values()).toMatchObject({ totalQuantity: '6', totalReason: '' })
})

test('given once asks neither how often nor for how long', async () => {
  const user = userEvent.setup()
  await show(<One kind="P" editor={ProcedureEditor} />)
  expect(screen.getByRole('group', { name: 'Durante' })).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Cada: unidad'), '8')
  expect(screen.queryByRole('group', { name: 'Durante' })).toBeNull()
  expect(screen.queryByLabelText('Cada: número')).toBeNull()
})

test('a procedure that was used asks which, in CUPS', async () => {
  const user = userEvent.setup()
  await show(<One kind="P" editor={ProcedureEditor} />)
  expect(screen.getByRole('combobox', { name: 'Procedimiento (CUPS)' })).toBeTruthy()
  await user.click(yes(/¿Ya usó un procedimiento/))
  expect(screen.getByRole('combobox', { name: '¿Cuál usó?' })).toBeTruthy()
})

test('a device takes the name of its code', async () => {
  const user = userEvent.setup()
  await show(<One kind="D" editor={DeviceEditor} />)
  await user.selectOptions(screen.getByLabelText('Dispositivo'), '041')
  expect(values()).toMatchObject({ code: '041', name: expect.stringContaining('Filtros') })
})

test('a product of nutrition asks the five diagnoses and its own reasons', async () => {
  const user = userEvent.setup()
  await show(<One kind="N" editor={NutritionEditor} />)
  for (const name of [/huérfana/, /VIH/, /cáncer/, /renal crónica/, /desnutrición/])
    expect(screen.getByRole('group', { name })).toBeTruthy()
  await user.click(yes(/¿Ya usó un producto/, 'No'))
  await user.click(yes(/Descartó sin usarlo/))
  await user.click(yes(/contraindicación/))
  expect(screen.getByLabelText('¿Cuál contraindicación?')).toBeTruthy()
})

test('transport asks how and with whom; other services do not', async () => {
  const user = userEvent.setup()
  await show(<One kind="S" editor={ServiceEditor} />)
  await user.selectOptions(screen.getByLabelText('Servicio'), '139')
  expect(screen.queryByLabelText('Medio de transporte')).toBeNull()
  await user.selectOptions(screen.getByLabelText('Servicio'), '150')
  await user.selectOptions(screen.getByLabelText('Medio de transporte'), '1')
  await user.click(yes(/acompañante/))
  await user.type(screen.getByLabelText('Número de documento'), '1.099.400.218')
  await user.selectOptions(screen.getByLabelText('Parentesco con el paciente'), '2')
  expect(values()).toMatchObject({
    companion: true,
    companionDocument: { type: 'CC', number: '1099400218' },
    companionRelationship: '2',
  })
})

test('a draft becomes a form and goes back whole: nothing of hers is lost', () => {
  const content = {
    patient: { document: { type: 'CC', number: '1' }, firstName: 'Elvia', secondName: null, mother: null },
    ambito: '12',
    donor: null,
    paperDate: null,
    items: [{ kind: 'D', code: '041', name: 'Filtros', criterion1: true, totalReason: null }, { kind: '?' }],
  }
  const form = formOf(content)
  expect(form.patient.secondName).toBe('')
  expect(form.items).toHaveLength(1)
  const back = contentOf(form)
  expect(back.items).toMatchObject([{ kind: 'D', code: '041', criterion1: true, totalReason: '' }])
  expect(JSON.stringify(back)).not.toContain('"key"')
})
