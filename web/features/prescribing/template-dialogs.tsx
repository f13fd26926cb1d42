import { type ReactElement, useState } from 'react'
import { readTemplate, saveTemplate, templates } from '#contract/prescribing.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Radios } from '#web/components/choices.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { Menu } from '#web/components/menu.tsx'
import { Note } from '#web/components/note.tsx'
import { itemName, kindName } from '#web/components/prescription/words.ts'
import { Refused } from '#web/components/refused.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import { announce } from '#web/lib/announce.ts'
import { ApiProblem, call } from '#web/lib/api.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { type FormItem, itemOf } from './draft.ts'

/** Adds the items of one of her templates. */
export function UseTemplate(props: { context: string; onUse: (items: FormItem[]) => void }): ReactElement {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const list = useEndpoint(templates, { params: { context: props.context } }, { enabled: open })
  async function use(templateId: string): Promise<void> {
    try {
      const found = await call(readTemplate, { params: { context: props.context, templateId } })
      setOpen(false)
      announce(`Plantilla ${found.name} agregada`)
      props.onUse(found.items.map(itemOf).filter((item) => item !== null))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <>
      <Button
        kind="ghost"
        small
        icon="copy"
        onClick={() => {
          setProblem(null)
          setOpen(true)
        }}
      >
        Usar plantilla…
      </Button>
      <Dialog open={open} title="¿Qué plantilla usa?" onClose={() => setOpen(false)}>
        {problem && <Refused problem={problem} />}
        <Loaded query={list} lines={2}>
          {({ templates: found }) =>
            found.length === 0 ? (
              <p>Todavía no tiene plantillas. Guarde un ítem con «Guardar como plantilla».</p>
            ) : (
              <Menu
                label="Sus plantillas"
                items={found.map((one) => ({
                  id: one.templateId,
                  label: one.name,
                  detail: one.kinds.map(kindName).join(', '),
                  icon: 'copy',
                  onClick: () => void use(one.templateId),
                }))}
              />
            )
          }
        </Loaded>
        <Actions>
          <Button onClick={() => setOpen(false)}>Cerrar</Button>
        </Actions>
      </Dialog>
    </>
  )
}

/** Saves the item on screen, or all of them, under a name of hers. */
export function SaveTemplate(props: {
  context: string
  items: readonly FormItem[]
  current: 'datos' | number
}): ReactElement {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [which, setWhich] = useState('')
  const item = props.current === 'datos' ? undefined : props.items[props.current]
  const several = props.items.length > 1 && item !== undefined
  const chosen = which === 'all' || !item ? props.items : [item]
  const save = useAct(saveTemplate, {
    say: 'Plantilla guardada',
    done: () => {
      setOpen(false)
      setName('')
    },
  })
  const close = (): void => {
    save.clear()
    setOpen(false)
  }
  return (
    <>
      <Button kind="ghost" small icon="plus" onClick={() => setOpen(true)}>
        Guardar como plantilla…
      </Button>
      <Dialog open={open} title="Guardar como plantilla" onClose={close}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void save.run({
              params: { context: props.context },
              body: { name, items: chosen.map(({ key: _, ...rest }) => rest) },
            })
          }}
        >
          {save.problem && <Refused problem={save.problem} />}
          <Note kind="info">
            <p>Guarda los ítems, sin datos del paciente.</p>
          </Note>
          <TextInput label="Nombre de la plantilla" value={name} onChange={setName} maxLength={80} />
          {several && (
            <Radios
              label="¿Qué guarda?"
              value={which || 'one'}
              onChange={setWhich}
              options={[
                { value: 'one', label: `Solo ${itemName(item)}` },
                { value: 'all', label: `Los ${props.items.length} ítems` },
              ]}
            />
          )}
          <Actions>
            <Button kind="primary" type="submit" busy={save.busy}>
              Guardar plantilla
            </Button>
            <Button onClick={close}>No guardar</Button>
          </Actions>
        </form>
      </Dialog>
    </>
  )
}
