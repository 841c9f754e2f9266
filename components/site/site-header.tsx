import Link from 'next/link'
import { HeaderLinks } from './header-links'
import { ThemeSwitch } from './theme-switch'

const NAV_LINK = 'nav-link order-2 sm:order-none'

type Props = {
  /** The slugs of the courses. */
  courses: readonly string[]
}

/** `part` is the URL of everything that belongs to a link. Review is last, because the number of due cards follows it. */
function linksTo(courses: Props['courses']) {
  const [only] = courses
  const course =
    courses.length === 1
      ? { href: `/courses/${only}`, label: 'Course' }
      : { href: '/courses', label: 'Courses' }
  return [
    {
      ...{ href: '/', part: null, label: 'Casebook' },
      className: 'mr-auto py-2 font-semibold font-serif text-ink text-xl tracking-tight no-underline',
    },
    { ...course, part: '/courses', className: NAV_LINK },
    { href: '/classes', part: '/classes', label: 'Classes', className: NAV_LINK },
    { href: '/progress', part: '/progress', label: 'Progress', className: NAV_LINK },
    { href: '/review', part: '/review', label: 'Review', className: NAV_LINK },
  ]
}

/** The header of every page, including static ones. It looks the same before and after it knows who is signed in. */
export function SiteHeader({ courses }: Props) {
  return (
    // On a phone, it has 2 lines and scrolls away to leave space for the content.
    <header className="no-print z-10 border-line border-b bg-paper/95 backdrop-blur sm:sticky sm:top-0">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-14 w-full max-w-[68rem] flex-wrap items-center gap-x-3.5 px-5 text-sm min-[23rem]:gap-x-5 sm:gap-x-6"
      >
        <span aria-hidden className="order-1 basis-full sm:hidden" />
        <HeaderLinks links={linksTo(courses)}>
          <span className="flex items-center gap-x-1">
            <SearchLink />
            <ThemeSwitch />
          </span>
        </HeaderLinks>
        {/* Without JavaScript, there is no account menu. The settings have everything that it has. */}
        <a href="/settings" className="nav-link only-without-script">
          Settings
        </a>
      </nav>
    </header>
  )
}

function SearchLink() {
  return (
    <Link
      href="/search"
      prefetch={false}
      className="grid size-9 place-items-center rounded-lg text-ink hover:text-accent"
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 fill-none stroke-[1.5] stroke-current">
        <path d="M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4" />
      </svg>
      <span className="sr-only">Search</span>
    </Link>
  )
}
