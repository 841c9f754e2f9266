import { type RefObject, useEffect } from 'react'
import { isPressed, isTypedInto, type Shortcut } from '@/components/shortcuts/shortcut'
import { type ShortcutGroup, useShortcuts } from '@/components/shortcuts/shown-shortcuts'

const SHORTCUTS = {
  flip: { keys: [' ', 'Enter'], does: 'Show the answer or the question' },
  previous: { keys: ['ArrowLeft'], does: 'Go to the previous card' },
  next: { keys: ['ArrowRight'], does: 'Go to the next card' },
} as const satisfies Record<string, Shortcut>

const GROUP: ShortcutGroup = { title: 'Flashcards', shortcuts: Object.values(SHORTCUTS) }

type Deck = { flip: () => void; move: (by: number) => void }

/** Keyboard shortcuts of the flashcards. They work unless something outside of the viewer has the focus. */
export function useFlashcardKeys(viewer: RefObject<HTMLElement | null>, { flip, move }: Deck): void {
  useShortcuts(GROUP)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const { target } = event
      if (event.defaultPrevented || isTypedInto(target)) return
      const isHere = target === document.body || (target instanceof Node && viewer.current?.contains(target))
      if (!isHere) return
      // These keys already press a focused button.
      const isControl = target instanceof Element && target.closest('a, button, input') !== null
      if (isPressed(SHORTCUTS.previous, event)) move(-1)
      else if (isPressed(SHORTCUTS.next, event)) move(1)
      else if (isPressed(SHORTCUTS.flip, event) && !isControl) flip()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
