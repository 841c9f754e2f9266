import { isPressed, isTypedInto, type Shortcut } from '@/components/shortcuts/shortcut'
import type { ShortcutGroup } from '@/components/shortcuts/shown-shortcuts'

/** The keys of the grading desk. */
export const DESK_SHORTCUTS = {
  criterion: { keys: ['1', '2', '3', '4', '5'], does: 'Give or take the points of a criterion' },
  full: { keys: ['f'], does: 'Give the points of all criteria' },
  done: {
    keys: ['Enter', 'Ctrl+Enter'],
    does: 'Finish the answer, with 0 points for criteria without points, and go to the next one that waits',
  },
  next: { keys: ['j', 'ArrowRight'], does: 'Next answer' },
  previous: { keys: ['k', 'ArrowLeft'], does: 'Previous answer' },
  comment: { keys: ['c'], does: 'Write a comment' },
  snippets: { keys: ['s'], does: 'Choose a snippet' },
  leave: { keys: ['Escape'], does: 'Leave the comment or a field' },
} as const satisfies Record<string, Shortcut>
export type DeskShortcut = keyof typeof DESK_SHORTCUTS

export const DESK_GROUP: ShortcutGroup = { title: 'Grading desk', shortcuts: Object.values(DESK_SHORTCUTS) }

/** What a key press asks for. In a field, only the keys that don’t type anything work. Null if it asks for nothing. */
export function findDeskShortcut(event: KeyboardEvent): DeskShortcut | null {
  if (event.defaultPrevented) return null
  const { target } = event
  const isPressedHere = (name: DeskShortcut) => isPressed(DESK_SHORTCUTS[name], event)
  if (isTypedInto(target)) {
    if (isPressedHere('leave')) return 'leave'
    return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isPressedHere('done') ? 'done' : null
  }
  // Enter already presses a focused control.
  const isControl = target instanceof Element && target.closest('a, button, summary, dialog') !== null
  if (isPressedHere('done')) return isControl && !event.ctrlKey && !event.metaKey ? null : 'done'
  const names: DeskShortcut[] = ['criterion', 'full', 'next', 'previous', 'comment', 'snippets']
  return names.find(isPressedHere) ?? null
}
