import type { ReactNode } from 'react'

const TONES = {
  info: 'bg-wash',
  good: 'bg-good-soft',
  warn: 'bg-warn-soft text-warn',
  wrong: 'bg-wrong-soft text-wrong',
} as const

export type Tone = keyof typeof TONES

type Props = {
  tone?: Tone
  /** Of messages that appear after the page was opened: `alert` interrupts a screen reader, `status` waits. */
  role?: 'status' | 'alert'
  /** A message that appears later is in the page from the start, so that screen readers announce it. */
  isShown?: boolean
  /** The element; a paragraph can’t contain headings or lists. */
  as?: 'p' | 'div'
  id?: string
  /** Margins and layout. */
  className?: string
  children: ReactNode
}

/** A message in a colored box. Its text says what the color means. */
export function Notice(props: Props) {
  const { tone = 'info', role, isShown = true, as: Element = 'p', id, className = '', children } = props
  return (
    <Element
      {...(id && { id })}
      {...(role && { role })}
      className={isShown ? `wrap-anywhere rounded-lg px-4 py-3 ${TONES[tone]} ${className}` : 'sr-only'}
    >
      {children}
    </Element>
  )
}
