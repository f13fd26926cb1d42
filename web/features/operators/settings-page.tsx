import { type ReactElement, useState } from 'react'
import { type SettingDefinition, type SettingName, settingDefinitions } from '#contract/settings.ts'
import { changeSetting, listSettings } from '#contract/users-policies.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { Radios } from '#web/components/choices.tsx'
import { CellNote, DataTable } from '#web/components/data-table.tsx'
import { Dialog } from '#web/components/dialog.tsx'
import { Loaded } from '#web/components/loaded.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { Refused } from '#web/components/refused.tsx'
import { TextInput } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { showDate, showNumber } from '#web/lib/format.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { readSetting, settingBounds, settingWords, unitOf } from './setting-words.ts'

type Setting = CallResult<typeof listSettings>['settings'][number]

/** The named settings: each an open decision with its default and its bounds. */
export function SettingsPage(): ReactElement {
  const settings = useEndpoint(listSettings, {})
  const [editing, setEditing] = useState<Setting | null>(null)
  return (
    <>
      <PageHead
        title="Ajustes"
        lead="Decisiones abiertas con su valor. Un cambio rige desde que se guarda y queda en el historial."
      />
      <Loaded query={settings} lines={8}>
        {(found) => (
          <DataTable
            label="Ajustes"
            rows={found.settings}
            rowKey={(row) => row.name}
            columns={[
              {
                label: 'Ajuste',
                width: '48%',
                cell: (row) => (
                  <>
                    {definition(row.name).name}
                    <CellNote>{definition(row.name).explains}</CellNote>
                  </>
                ),
              },
              { label: 'Decisión', cell: (row) => definition(row.name).decision },
              {
                label: 'Valor',
                cell: (row) => (
                  <>
                    <b>{settingWords(definition(row.name), row.value)}</b>
                    <CellNote>{settingBounds(definition(row.name))}</CellNote>
                  </>
                ),
              },
              {
                label: 'Cambió',
                cell: (row) =>
                  row.setAt ? (
                    <>
                      {showDate(row.setAt)}
                      <CellNote>{row.setBy}</CellNote>
                    </>
                  ) : (
                    <span className="muted">Valor inicial</span>
                  ),
              },
              {
                label: 'Acto',
                cell: (row) => (
                  <Button small onClick={() => setEditing(row)}>
                    <span>
                      Cambiar<span className="sr"> {definition(row.name).name}</span>…
                    </span>
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {editing && <Edit key={editing.name} setting={editing} close={() => setEditing(null)} />}
    </>
  )
}

function definition(name: SettingName): SettingDefinition {
  return settingDefinitions[name]
}

function Edit({ setting, close }: { setting: Setting; close: () => void }): ReactElement {
  const known = definition(setting.name)
  const [text, setText] = useState(
    typeof setting.value === 'boolean'
      ? setting.value
        ? 'si'
        : 'no'
      : typeof setting.value === 'object'
        ? setting.value.join(', ')
        : String(setting.value),
  )
  const [wrong, setWrong] = useState<string | undefined>()
  const act = useAct(changeSetting, { say: 'Ajuste guardado. Rige desde ahora.', done: close })
  const value = readSetting(known, text)
  function save(): void {
    if (value === null) {
      setWrong(
        known.kind === 'days'
          ? `Escriba los días separados por comas: ${settingBounds(known).toLowerCase()}.`
          : `Escriba un número: ${settingBounds(known).toLowerCase()}.`,
      )
      return
    }
    setWrong(undefined)
    void act.run({ params: { name: setting.name }, body: { value, expectedVersion: setting.version } })
  }
  return (
    <Dialog open title={known.name} onClose={close}>
      <p>{known.explains}</p>
      {known.kind === 'boolean' ? (
        <Radios
          label={known.name}
          value={text}
          onChange={setText}
          options={[
            { value: 'si', label: 'Sí' },
            { value: 'no', label: 'No' },
          ]}
        />
      ) : (
        <TextInput
          label={known.kind === 'days' ? 'Días, separados por comas' : 'Valor'}
          hint={settingBounds(known)}
          value={text}
          onChange={setText}
          error={wrong}
          {...(known.kind === 'integer' ? { inputMode: 'numeric', width: 4, unit: known.unit } : { width: 20 })}
        />
      )}
      {act.problem && <Refused problem={act.problem} />}
      <Actions>
        <Button kind="primary" busy={act.busy} onClick={save}>
          {known.kind === 'integer' && typeof value === 'number'
            ? `Guardar ${showNumber(value)} ${unitOf(known.unit, value)}`
            : 'Guardar el ajuste'}
        </Button>
        <Button onClick={close}>No cambiar</Button>
      </Actions>
    </Dialog>
  )
}
