import type { MouseEvent } from 'react'

/** Whether a click opens the link in this tab; with a modifier key, it opens another tab. */
export function isPlainClick({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
}
