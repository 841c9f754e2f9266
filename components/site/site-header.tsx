'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { AccountArea } from './account-area'
import { CountBadge } from './count-badge'
import { useViewer } from './use-viewer'

/** Pages that are the same for everyone can be prefetched. `part` is the URL of everything that belongs to the entry. */
const LINKS = [
  { href: '/courses/csto-nagorno-karabakh', part: '/courses', label: 'Course', prefetch: null },
  { href: '/classes', part: '/classes', label: 'Classes', prefetch: false },
  { href: '/review', part: '/review', label: 'Review', prefetch: false },
  { href: '/progress', part: '/progress', label: 'Progress', prefetch: false },
]

/** The header of every page, including static ones. It looks the same before and after it knows who is signed in. */
export function SiteHeader() {
  const pathname = usePathname()
  const viewer = useViewer(pathname)
  return (
    // On a phone, it has 2 lines and scrolls away to leave space for the content.
    <header className="no-print z-10 border-line border-b bg-paper/95 backdrop-blur sm:sticky sm:top-0">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-14 w-full max-w-[68rem] flex-wrap items-center gap-x-3.5 px-5 text-sm min-[23rem]:gap-x-5 sm:gap-x-6"
      >
        <Link
          href="/"
          aria-current={pathname === '/' ? 'page' : undefined}
          className="mr-auto py-2 font-semibold font-serif text-ink text-xl tracking-tight no-underline"
        >
          Casebook
        </Link>
        <span aria-hidden className="order-1 basis-full sm:hidden" />
        {LINKS.map(({ href, part, label, prefetch }) => (
          <Link
            key={href}
            href={href}
            prefetch={prefetch}
            aria-current={pathname === href ? 'page' : pathname.startsWith(part) || undefined}
            className="nav-link order-2 sm:order-none"
          >
            {label}
            {/* Its space is reserved for those who can have cards. */}
            {href === '/review' && (
              <span className="if-learner ml-1 inline-block min-w-7">
                {!!viewer?.due && <CountBadge count={viewer.due} one="card due" many="cards due" />}
              </span>
            )}
          </Link>
        ))}
        {/* Other controls of the header go here, before the account. */}
        <AccountArea viewer={viewer} pathname={pathname} />
      </nav>
    </header>
  )
}
