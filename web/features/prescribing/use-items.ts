import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { ItemKind } from '#contract/capabilities.ts'
import { itemName, kindName } from '#web/components/prescription/words.ts'
import { announce } from '#web/lib/announce.ts'
import { type DraftForm, emptyItem, type FormItem } from './draft.ts'
import { controlOf, focusWhenThere } from './focus.ts'

/** Opens a part of the draft, at the field of a path when it is given. */
export type OpenSection = (section: 'datos' | number, path?: string) => void

/** What changes the list of items: add, take away (and put back), bring those of a template. The address says which one is open. */
export interface Items {
  open: OpenSection
  add: (kind: ItemKind) => void
  addAll: (found: readonly FormItem[]) => void
  remove: (at: number) => void
  putBack: () => void
  /** The kind that the profession does not allow and was asked for. */
  refused: ItemKind | null
  /** The item taken away last. */
  removed: FormItem | null
}

/** The acts over the items of a draft; `allowed` are the kinds of the profession. */
export function useItems(form: UseFormReturn<DraftForm>, allowed: readonly ItemKind[]): Items {
  const navigate = useNavigate()
  const [refused, setRefused] = useState<ItemKind | null>(null)
  const [removed, setRemoved] = useState<{ item: FormItem; at: number } | null>(null)

  const show = (section: 'datos' | number): void =>
    void navigate({
      to: '.',
      search: { item: section === 'datos' ? 'datos' : String(section + 1) },
      resetScroll: false,
    })
  const keep = (list: FormItem[]): void => form.setValue('items', list, { shouldDirty: true })

  const open: OpenSection = (section, path) => {
    show(section)
    focusWhenThere(() => (path ? controlOf(path) : document.getElementById('seccion')))
  }

  function add(kind: ItemKind): void {
    if (!allowed.includes(kind)) {
      setRefused(kind)
      focusWhenThere(() => document.getElementById('no-permitido'))
      return
    }
    setRefused(null)
    const list = form.getValues('items')
    keep([...list, emptyItem(kind)])
    announce(`${kindName(kind)} agregado`)
    show(list.length)
    focusWhenThere(() => document.querySelector<HTMLElement>(`[data-editor="${list.length}"]`))
  }

  function addAll(found: readonly FormItem[]): void {
    const list = form.getValues('items')
    keep([...list, ...found])
    open(list.length)
  }

  function remove(at: number): void {
    const list = form.getValues('items')
    const item = list[at]
    if (!item) return
    form.clearErrors()
    keep(list.filter((_, i) => i !== at))
    setRemoved({ item, at })
    announce(`Quitó ${itemName(item)}`)
    open(list.length > 1 ? Math.max(0, at - 1) : 'datos')
  }

  function putBack(): void {
    if (!removed) return
    const list = [...form.getValues('items')]
    list.splice(removed.at, 0, removed.item)
    keep(list)
    setRemoved(null)
    open(Math.min(removed.at, list.length - 1))
  }

  return { open, add, addAll, remove, putBack, refused, removed: removed?.item ?? null }
}
