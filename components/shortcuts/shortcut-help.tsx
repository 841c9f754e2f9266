'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { HELP } from './help-shortcut'

/** The last click on the button, or press of the key, and what answers it. */
type Request = { event: Event; Dialog: ComponentType<{ request: Event }> }

/** A button that opens the list of the page's keyboard shortcuts. So does its key. Every page has it, so it loads the rest when it is needed. */
export function ShortcutHelp() {
  const [request, setRequest] = useState<Request>()
  const ask = (event: Event) =>
    void import('./shortcut-dialog').then(
      ({ ShortcutDialog: Dialog }) => setRequest({ event, Dialog }),
      // Offline, and not loaded before.
      () => {},
    )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === HELP.keys[0] && ask(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  return (
    <>
      <button
        type="button"
        onClick={({ nativeEvent }) => ask(nativeEvent)}
        className="needs-script text-accent hover:underline"
      >
        Keyboard shortcuts
      </button>
      {request && <request.Dialog request={request.event} />}
    </>
  )
}
