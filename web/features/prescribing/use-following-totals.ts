import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { fieldId } from '#web/lib/form.ts'
import type { SaveState } from '#web/lib/use-autosave.ts'
import type { DraftForm } from './draft.ts'
import type { DraftCheck } from './use-check.ts'

/** The total follows what the schedule gives, until it is adjusted with a reason. */
export function useFollowingTotals(
  form: UseFormReturn<DraftForm>,
  fresh: DraftCheck | undefined,
  { kind, version }: SaveState,
): void {
  useEffect(() => {
    if (fresh?.version !== version || kind !== 'saved') return
    fresh.quantities.forEach((quantity, i) => {
      const item = form.getValues(`items.${i}`)
      if (!item || quantity === null) return
      const total = String(item.totalQuantity ?? '')
      const writing = document.activeElement?.id === fieldId(`items.${i}.totalQuantity`)
      if (total === quantity || item.totalReason || item.adjusted || writing) return
      form.setValue(`items.${i}.totalQuantity`, quantity, { shouldDirty: true })
    })
  }, [fresh, version, kind, form])
}
