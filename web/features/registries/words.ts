import type { Place, RepsState } from '#contract/registries.ts'
import type { CutView } from '#contract/registries-imports.ts'
import type { InconsistencyState } from '#contract/registries-inconsistencies.ts'
import { showDate } from '#web/lib/format.ts'

/** 'Yopal, Casanare · 85001'; a dash when the code is not in DIVIPOLA. */
export function showPlace(place: Place | null): string {
  return place ? `${place.name}, ${place.department} · ${place.code}` : '—'
}

/** 'Corte 18 nov 2026', or that nothing was loaded yet. */
export function showCut(registry: string, cut: string | null): string {
  return cut ? `${registry}, corte ${showDate(cut)}` : `${registry}: todavía no hay un corte cargado`
}

export const repsStateWords: Record<RepsState, { kind: 'done' | 'stop' | 'wait'; text: string }> = {
  vigente: { kind: 'done', text: 'Habilitado' },
  vencido: { kind: 'stop', text: 'Vencido' },
  cerrado: { kind: 'stop', text: 'Cerrado' },
  no_habilitado: { kind: 'stop', text: 'No habilitado' },
}

export const cutStateWords: Record<
  CutView['state'],
  { kind: 'done' | 'stop' | 'wait' | 'idle' | 'info' | 'you'; text: string }
> = {
  received: { kind: 'info', text: 'Recibido' },
  reading: { kind: 'info', text: 'Leyendo' },
  confirm: { kind: 'you', text: 'Espera su confirmación' },
  applied: { kind: 'done', text: 'Cargado' },
  repeated: { kind: 'idle', text: 'Ya estaba cargado' },
  refused: { kind: 'stop', text: 'No se cargó' },
  failed: { kind: 'stop', text: 'Se interrumpió' },
}

export const caseStateWords: Record<InconsistencyState, { kind: 'wait' | 'you' | 'done'; text: string }> = {
  recibida: { kind: 'wait', text: 'La tiene el operador' },
  pide_mas: { kind: 'you', text: 'El operador pide algo más' },
  resuelta: { kind: 'done', text: 'Resuelta' },
}
