import Link from 'next/link'
import { AccountLink } from './account-link'
import { ThemeSwitch } from './theme-switch'

/** Pages that are the same for everyone can be prefetched. */
const LINKS = [
  { href: '/courses/csto-nagorno-karabakh', label: 'Course', prefetch: null },
  { href: '/classes', label: 'Classes', prefetch: false },
  { href: '/review', label: 'Review', prefetch: false },
  { href: '/progress', label: 'Progress', prefetch: false },
  { href: '/search', label: 'Search', prefetch: false },
]

/** The header of every page, including static ones. Only the account link asks who is signed in. */
export function SiteHeader() {
  return (
    // On a phone, it has 2 lines and scrolls away to leave space for the content.
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
        <ThemeSwitch />
        <AccountLink />
      </nav>
    </header>
  )
}
