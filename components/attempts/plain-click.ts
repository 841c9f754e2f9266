import type { MouseEvent } from 'react'

/** Whether a click means this tab: with a key held down, it opens another. */
export function isPlainClick({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
}
