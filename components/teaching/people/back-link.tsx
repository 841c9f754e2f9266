import Link from 'next/link'

/** A link back, above a page’s title. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p className="eyebrow">
      <Link href={href} prefetch={false} className="text-muted no-underline hover:text-accent">
        {label}
      </Link>
    </p>
  )
}
