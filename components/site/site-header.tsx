import Link from 'next/link'
import { AccountLink } from './account-link'

/** On every page, static ones too: who is signed in is asked for by the account link alone. */
export function SiteHeader() {
  return (
    <header className="no-print sticky top-0 z-10 border-line border-b bg-paper/95 backdrop-blur">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-14 w-full max-w-[68rem] items-center gap-x-3 px-5 text-sm max-sm:text-[0.8125rem] sm:gap-x-6"
      >
        <Link
          href="/"
          className="mr-auto py-2 font-semibold font-serif text-ink text-xl tracking-tight no-underline"
        >
          Casebook
        </Link>
        <Link href="/courses/csto-nagorno-karabakh" className="nav-link">
          Course
        </Link>
        <Link href="/classes" prefetch={false} className="nav-link max-sm:hidden">
          Classes
        </Link>
        <Link href="/review" prefetch={false} className="nav-link">
          Review
        </Link>
        <Link href="/progress" prefetch={false} className="nav-link">
          <span className="hidden sm:inline">My </span>
          <span className="max-sm:capitalize">progress</span>
        </Link>
        <AccountLink />
      </nav>
    </header>
  )
}
