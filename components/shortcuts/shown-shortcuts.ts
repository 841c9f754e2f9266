import { useEffect } from 'react'
import type { Shortcut } from './shortcut'

/** The shortcuts of one part of a page, as the help lists them. */
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] }

const shown = new Set<ShortcutGroup>()

/** Lists shortcuts in the help while the component is on the page. @param group the same object in every render */
export function useShortcuts(group: ShortcutGroup): void {
  useEffect(() => {
    shown.add(group)
    return () => void shown.delete(group)
  }, [group])
}

/** The shortcuts that the current page has. */
export function listShortcuts(): ShortcutGroup[] {
  return [...shown]
}
