'use client'

import { useEffect, useState } from 'react'
import { chooseSetting, useSetting } from '@/components/browser-storage/root-settings'
import { Dialog } from '@/components/ui/dialog'
import { HELP } from './help-shortcut'
import { Keys, useWorkingKeys } from './keys'
import { areCharactersOn, isPressed, isTypedInto } from './shortcut'
import { type ShortcutGroup, useShownShortcuts } from './shown-shortcuts'

const EVERYWHERE: ShortcutGroup = { title: 'Everywhere', shortcuts: [HELP] }

/**
 * The keyboard shortcuts of the current page, and the switch for those that are single characters.
 * @param request the last click on the button, or press of the key
 */
export function ShortcutDialog({ request }: { request: Event }) {
  const shown = useShownShortcuts()
  const isOn = areCharactersOn(useSetting('shortcuts'))
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    if (isMeant(request)) setIsOpen(true)
  }, [request])
  const onClose = () => setIsOpen(false)
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      {[...shown, EVERYWHERE].map((group) => (
        <Group key={group.title} group={group} />
      ))}
      <label className="flex min-h-11 items-center gap-3 border-line border-t pt-4">
        <input
          type="checkbox"
          checked={isOn}
          onChange={() => chooseSetting('shortcuts', isOn ? 'off' : null)}
          className="size-5 shrink-0 accent-accent"
        />
        <span>
          Use single-key shortcuts
          <span className="block text-muted text-sm">
            Letters, numbers, and signs. Turn them off if you use speech input. Stored in this browser.
          </span>
        </span>
      </label>
      <button type="button" onClick={onClose} className="button-quiet justify-self-start">
        Close
      </button>
    </Dialog>
  )
}

/** A key pressed in a field is typed. */
function isMeant(request: Event): boolean {
  if (!(request instanceof KeyboardEvent)) return true
  return !isTypedInto(request.target) && isPressed(HELP, request)
}

function Group({ group: { title, shortcuts } }: { group: ShortcutGroup }) {
  const workingKeys = useWorkingKeys()
  const rows = shortcuts.filter((shortcut) => workingKeys(shortcut).length > 0)
  if (rows.length === 0) return null
  return (
    <section>
      <h3 className="font-sans text-base">{title}</h3>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5">
        {rows.map((shortcut) => (
          <div key={shortcut.does} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="whitespace-nowrap">
              <Keys keys={workingKeys(shortcut)} />
            </dt>
            <dd>{shortcut.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
