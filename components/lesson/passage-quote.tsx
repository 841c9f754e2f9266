import type { ReactNode } from 'react'

type Props = {
  text: string
  title: string
  path: string
  className?: string
  /** After the link to the section: its paragraph marks. */
  children?: ReactNode
}

/** A paragraph of a lesson, with a link to its section. */
export function PassageQuote({ text, title, path, className = '', children }: Props) {
  return (
    <blockquote className={`border-accent border-l-3 pl-4 font-serif leading-relaxed ${className}`}>
      {text}
      <footer className="mt-1 font-sans text-muted text-sm">
        <a href={path}>{title}</a> {children}
      </footer>
    </blockquote>
  )
}
