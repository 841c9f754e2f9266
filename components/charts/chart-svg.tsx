import type { ReactNode } from 'react'

type Props = {
  /** Unique on the page. */
  id: string
  title: string
  text: string
  width: number
  height: number
  className?: string
  /** A group if it contains links. */
  role?: 'img' | 'group'
  children: ReactNode
}

/** An SVG that screen readers treat as one image, with a title and a description. */
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
