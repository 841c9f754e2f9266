import type { ReactNode } from 'react'

type Props = {
  /** Unique on the page. */
  id: string
  title: string
  text: string
  width: number
  height: number
  className?: string
  /** A group where something in it can be opened. */
  role?: 'img' | 'group'
  children: ReactNode
}

/** A drawing that counts as one picture to a screen reader, with its name and its description. */
export function ChartSvg({ id, title, text, width, height, className, role = 'img', children }: Props) {
  return (
    <svg
      role={role}
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${width} ${height}`}
      className={`block h-auto w-full font-sans ${className ?? ''}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{text}</desc>
      {children}
    </svg>
  )
}
