import Link from 'next/link'

type Page = { href: string; label: string }

/** Links to the part of a list before this one, and to the part after it. */
export function Pagination({ previous = null, next = null }: { previous?: Page | null; next?: Page | null }) {
  const pages = [previous, next].filter((page) => page !== null)
  if (pages.length === 0) return null
  return (
    <nav aria-label="Pages" className="no-print mt-6 flex flex-wrap gap-x-6 gap-y-2">
      {pages.map(({ href, label }) => (
        <Link key={href} href={href} prefetch={false} className="underline">
          {label}
        </Link>
      ))}
    </nav>
  )
}
