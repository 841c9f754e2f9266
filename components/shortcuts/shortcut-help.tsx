'use client'

import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { HELP, isPressed, isTypedInto } from './shortcut'

/** A button that opens the list of the page's keyboard shortcuts. So does its key. The list is loaded when it is first opened. */
export function ShortcutHelp() {
  const [Opened, setOpened] = useState<ComponentType<{ onClose: () => void }> | null>(null)
  const open = useCallback(() => {
    import('./shortcut-dialog')
      .then(({ ShortcutDialog }) => setOpened(() => ShortcutDialog))
      .catch(() => {
        // Offline, and never opened before.
      })
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTypedInto(event.target) || !isPressed(HELP, event)) return
      setOpened(null)
      if (!Opened) open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [Opened, open])
  return (
    <>
      <button type="button" onClick={open} className="needs-script text-accent hover:underline">
        Keyboard shortcuts
      </button>
      {Opened && <Opened onClose={() => setOpened(null)} />}
    </>
  )
}
