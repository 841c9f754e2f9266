'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { readOwnerCookie, writeSignedInHint } from '@/components/browser-storage/owner'
import { learnSession } from '@/components/browser-storage/settle-owner'
import { type AnswerTo, callApi } from '@/contract/call-api'
import type { AccountMenuProps } from './account-menu'

/** Every page loads this file, and a lesson has little room for scripts: keep it small, and pass texts and classes as props. */

type Viewer = AnswerTo<'getViewer'>['viewer']
type Links = readonly { href: string; part: string | null; label: string; className: string }[]

/**
 * The links of the header, with the current page marked, and the account.
 * @param children other controls, between the two
 */
export function HeaderLinks({ links, children }: { links: Links; children: ReactNode }) {
  const pathname = usePathname()
  const viewer = useViewer(pathname)
  return (
    <>
      {links.map(({ href, part, label, className }) => (
        // Not prefetched: that would load the scripts of the home and course pages on every lesson.
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={pathname === href ? 'page' : (part && pathname.startsWith(part)) || undefined}
          className={className}
        >
          {label}
          {/* Its space is reserved for those who can have cards. */}
          {part === '/review' && (
            <span className="if-learner due-count">
              {viewer?.due ? <Count count={viewer.due} of="due" /> : null}
            </span>
          )}
        </Link>
      ))}
      {children}
      <Account viewer={viewer} pathname={pathname} />
    </>
  )
}

/** @param of what it counts, for screen readers */
function Count({ count, of }: { count: number; of: string }) {
  return (
    <span className="count-badge">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> {of}</span>
    </span>
  )
}

/** “Sign in”, or the account menu with the number of new notifications. The width is fixed, so that nothing moves. */
function Account({ viewer, pathname }: { viewer: Viewer | undefined; pathname: string }) {
  const [loaded, setLoaded] = useState<{ Menu: ComponentType<AccountMenuProps> }>()
  const account = viewer?.isGuest ? null : viewer
  // The library of the menu is loaded when it is opened for the first time.
  const open = () =>
    import('./account-menu').then(
      ({ AccountMenu }) => setLoaded({ Menu: AccountMenu }),
      () => location.assign('/settings'),
    )
  return (
    <span className="header-account">
      {account?.unread ? (
        <Link href="/notifications" prefetch={false} className="nav-link">
          <Count
            count={account.unread}
            of={account.unread === 1 ? 'new notification' : 'new notifications'}
          />
        </Link>
      ) : null}
      {account !== null && (
        <span className={account ? 'needs-script' : 'needs-script if-signed-in'}>
          {loaded ? (
            <loaded.Menu viewer={account} />
          ) : (
            <button type="button" aria-haspopup="menu" className="nav-link" onClick={open}>
              Account
            </button>
          )}
        </span>
      )}
      {!account && (
        <a
          href={signInPath(pathname)}
          onClick={({ currentTarget }) => {
            // The query string, which pages can't know when they are built, can be a part of where the reader is.
            currentTarget.href = signInPath(location.pathname + location.search)
          }}
          className={account === null ? 'nav-link' : 'nav-link if-signed-out'}
        >
          Sign in
        </a>
      )}
    </span>
  )
}

function signInPath(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`
}

/**
 * Asks the server who is signed in, again on every page, since users sign in and out on other pages.
 * @returns undefined until the server has responded: until then, the hints of `theme-script.ts` decide what is shown
 */
function useViewer(pathname: string): Viewer | undefined {
  const [viewer, setViewer] = useState<Viewer>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path fetches it again
  useEffect(() => {
    const controller = new AbortController()
    const asked = readOwnerCookie()
    callApi('GET /me', { signal: controller.signal })
      .then((answer) => {
        if (!answer.ok) return
        const { viewer, ended } = answer.data
        setViewer(viewer)
        keepHints(viewer)
        return learnSession(asked, viewer, ended)
      })
      .catch(() => {
        // Offline, or the page was closed: the header doesn't change.
      })
    return () => controller.abort()
  }, [pathname])
  return viewer
}

/** Updates the hints. The server sets them at sign-in; this corrects them after a session has ended elsewhere. */
function keepHints(viewer: Viewer): void {
  const root = document.documentElement
  const isSignedIn = viewer?.isGuest === false
  root.toggleAttribute('data-signed-in', isSignedIn)
  root.toggleAttribute('data-learner', viewer !== null)
  writeSignedInHint(isSignedIn)
}
