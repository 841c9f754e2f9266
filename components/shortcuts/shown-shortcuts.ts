import { useEffect, useSyncExternalStore } from 'react'
import type { Shortcut } from './shortcut'

/** The shortcuts of one part of a page, as the help lists them. */
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] }

const NONE: readonly ShortcutGroup[] = []
let shown = NONE
const listeners = new Set<() => void>()

/** Lists shortcuts in the help while the component is on the page. @param group the same object in every render */
export function useShortcuts(group: ShortcutGroup): void {
  useEffect(() => {
    replaceShown([...shown, group])
    return () => replaceShown(shown.filter((other) => other !== group))
  }, [group])
}

/** The shortcuts that the current page has. Parts of the page can start later than the help opens. */
export function useShownShortcuts(): readonly ShortcutGroup[] {
  return useSyncExternalStore(
    listen,
    () => shown,
    () => NONE,
  )
}

function replaceShown(groups: readonly ShortcutGroup[]): void {
  shown = groups
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
