import type { ReactNode } from 'react'

const LOOKS = {
  /** Shows more about what is above it. */
  quiet: 'w-fit py-1 text-muted text-sm',
  /** Opens a form. */
  form: 'min-h-11 w-fit py-2 text-muted',
  /** Opens the confirmation of what can’t be undone. */
  danger: 'w-fit py-1 text-sm text-wrong underline',
} as const

type Props = {
  label: ReactNode
  look?: keyof typeof LOOKS
  /** Whether it starts open, for example because something inside needs attention. */
  isOpen?: boolean
  className?: string
  children: ReactNode
}

/** Hides its content until its label is selected. Works without JavaScript. */
export function Disclosure({ label, look = 'quiet', isOpen = false, className, children }: Props) {
  return (
    <details open={isOpen} className={className}>
      <summary className={LOOKS[look]}>{label}</summary>
      {children}
    </details>
  )
}
