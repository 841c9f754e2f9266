import Link from 'next/link'

/** A link to the page above this one, above the page’s title. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <p className="eyebrow no-print">
      <Link href={href} prefetch={false} className="text-muted no-underline hover:text-accent">
        {label}
      </Link>
    </p>
  )
}
