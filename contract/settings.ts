/** One setting of the product: an open decision of docs/rules.md with its default and its bounds. */
export type SettingDefinition =
  | {
      kind: 'integer'
      decision: string
      name: string
      explains: string
      unit: string
      default: number
      min: number
      max: number
    }
  | {
      /** Days counted from one moment, in ascending order; none is allowed. */
      kind: 'days'
      decision: string
      name: string
      explains: string
      default: readonly number[]
      min: number
      max: number
      /** At most so many. */
      most: number
    }
  | { kind: 'boolean'; decision: string; name: string; explains: string; default: boolean }

/** Every setting an operator may change. The key is stable; the words are shown as they are. */
export const settingDefinitions = {
  representative_confirm_days: {
    kind: 'integer',
    decision: 'D-06',
    name: 'Plazo para confirmar delegados',
    explains:
      'Días que un representante nuevo tiene para confirmar a los delegados que encontró; después quedan suspendidos.',
    unit: 'días',
    default: 30,
    min: 1,
    max: 180,
  },
  reps_grace_days: {
    kind: 'integer',
    decision: 'D-10',
    name: 'Gracia de la habilitación',
    explains: 'Días después del vencimiento en REPS durante los que una IPS se trata como habilitada.',
    unit: 'días',
    default: 0,
    min: 0,
    max: 30,
  },
  naming_expires_days: {
    kind: 'integer',
    decision: 'D-14',
    name: 'Vencimiento de un nombramiento pendiente',
    explains: 'Días que un nombramiento espera a que la persona se registre; después vence.',
    unit: 'días',
    default: 90,
    min: 7,
    max: 365,
  },
  naming_reminder_days: {
    kind: 'days',
    decision: 'D-14',
    name: 'Recordatorios de un nombramiento pendiente',
    explains: 'Días después de nombrar en los que se le recuerda a la persona y a su representante.',
    default: [7, 30, 60],
    min: 1,
    max: 365,
    most: 6,
  },
  delegate_idle_days: {
    kind: 'integer',
    decision: 'R-02',
    name: 'Delegado sin actos',
    explains: 'Días sin ningún acto de un delegado, después de los que se avisa a su representante legal.',
    unit: 'días',
    default: 60,
    min: 15,
    max: 365,
  },
  network_before_delegate: {
    kind: 'boolean',
    decision: 'D-15',
    name: 'Red con miembros sin delegado',
    explains:
      'Una EPS puede agregar a su red una IPS o un proveedor que todavía no tiene delegado; queda como pendiente.',
    default: true,
  },
  request_reminder_days: {
    kind: 'integer',
    decision: 'R-19',
    name: 'Recordatorio de una solicitud',
    explains: 'Días que una persona espera antes de poder recordarle su solicitud al delegado.',
    unit: 'días',
    default: 3,
    min: 1,
    max: 30,
  },
  expiring_soon_days: {
    kind: 'integer',
    decision: 'R-23',
    name: 'Aviso de vencimiento próximo',
    explains: 'Días de anticipación con los que la lista «Vencen pronto» muestra una activación de SSO.',
    unit: 'días',
    default: 30,
    min: 1,
    max: 180,
  },
  annul_window_hours: {
    kind: 'integer',
    decision: 'D-22',
    name: 'Plazo para anular',
    explains: 'Horas después de firmar durante las que quien prescribió anula por sí mismo; después lo pide a la EPS.',
    unit: 'horas',
    default: 24,
    min: 1,
    max: 720,
  },
  signing_factor_minutes: {
    kind: 'integer',
    decision: 'D-23',
    name: 'Segundo factor al firmar',
    explains: 'Minutos durante los que el segundo factor dado sirve para firmar; después se pide otra vez.',
    unit: 'minutos',
    default: 15,
    min: 1,
    max: 720,
  },
  board_days_outpatient: {
    kind: 'integer',
    decision: 'D-24',
    name: 'Plazo de la junta, ambulatorio',
    explains: 'Días calendario que la junta tiene para decidir lo ambulatorio.',
    unit: 'días',
    default: 5,
    min: 1,
    max: 60,
  },
  board_hours_priority: {
    kind: 'integer',
    decision: 'D-24',
    name: 'Plazo de la junta, priorizado',
    explains: 'Horas que la junta tiene para decidir lo priorizado, hospitalario o de urgencias.',
    unit: 'horas',
    default: 72,
    min: 1,
    max: 720,
  },
  board_quorum: {
    kind: 'integer',
    decision: 'D-25',
    name: 'Quórum de la junta',
    explains: 'Pares que deben registrar la misma decisión; nunca quien prescribió.',
    unit: 'pares',
    default: 1,
    min: 1,
    max: 9,
  },
} as const satisfies Record<string, SettingDefinition>

export type SettingName = keyof typeof settingDefinitions

/** The value of every setting at a moment. */
export type Settings = {
  [K in SettingName]: (typeof settingDefinitions)[K]['kind'] extends 'integer'
    ? number
    : (typeof settingDefinitions)[K]['kind'] extends 'days'
      ? readonly number[]
      : boolean
}

/** What a setting may hold. */
export type SettingValue = number | boolean | readonly number[]

/** What holds while nobody changed anything. */
export const defaultSettings: Settings = Object.fromEntries<SettingValue>(
  Object.entries(settingDefinitions).map(([name, d]) => [name, d.default]),
) as Settings

/** Whether a value may be given to a setting: right kind, within its bounds. */
export function isSettingValue(name: SettingName, value: unknown): value is SettingValue {
  const d: SettingDefinition = settingDefinitions[name]
  if (d.kind === 'boolean') return typeof value === 'boolean'
  const within = (one: unknown) => Number.isInteger(one) && (one as number) >= d.min && (one as number) <= d.max
  if (d.kind === 'integer') return within(value)
  return (
    Array.isArray(value) &&
    value.length <= d.most &&
    value.every((day, i) => within(day) && (i === 0 || day > value[i - 1]))
  )
}
