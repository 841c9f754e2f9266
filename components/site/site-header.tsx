import Link from 'next/link'
import { AccountLink } from './account-link'

/** What is the same for everybody may be fetched before it is asked for. */
const LINKS = [
  { href: '/courses/csto-nagorno-karabakh', label: 'Course', prefetch: null },
  { href: '/classes', label: 'Classes', prefetch: false },
  { href: '/review', label: 'Review', prefetch: false },
  { href: '/progress', label: 'My progress', prefetch: false },
]

/** On every page, static ones too: who is signed in is asked for by the account link alone. */
export function SiteHeader() {
  return (
    // On a phone it has two lines, and scrolls away: the room is the reader's.
    <header className="no-print z-10 border-line border-b bg-paper/95 backdrop-blur sm:sticky sm:top-0">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-14 w-full max-w-[68rem] flex-wrap items-center gap-x-3.5 px-5 text-sm min-[23rem]:gap-x-5 sm:gap-x-6"
      >
        <Link
          href="/"
          className="mr-auto py-2 font-semibold font-serif text-ink text-xl tracking-tight no-underline"
        >
          Casebook
        </Link>
        <span aria-hidden className="order-1 basis-full sm:hidden" />
        {LINKS.map(({ href, label, prefetch }) => (
          <Link key={href} href={href} prefetch={prefetch} className="nav-link order-2 sm:order-none">
            {label}
          </Link>
        ))}
        <AccountLink />
      </nav>
    </header>
  )
}
