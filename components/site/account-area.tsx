import Link from 'next/link'
import { type ComponentType, useState } from 'react'
import type { AccountMenuProps } from './account-menu'
import { CountBadge } from './count-badge'
import type { HeaderViewer } from './use-viewer'

type Props = { viewer: HeaderViewer | undefined; pathname: string }

/** “Sign in”, or the account menu with the number of new notifications. The width is fixed, so that nothing moves. */
export function AccountArea({ viewer, pathname }: Props) {
  const [loaded, setLoaded] = useState<{ Menu: ComponentType<AccountMenuProps> }>()
  const account = viewer?.isGuest ? null : viewer
  // The library of the menu is loaded when it is opened for the first time.
  const open = () =>
    import('./account-menu').then(
      ({ AccountMenu }) => setLoaded({ Menu: AccountMenu }),
      () => location.assign('/settings'),
    )
  return (
    <span className="flex w-28 items-center justify-end gap-x-3">
      {!!account?.unread && (
        <Link href="/notifications" prefetch={false} className="nav-link">
          <CountBadge count={account.unread} one="new notification" many="new notifications" />
        </Link>
      )}
      {/* Without JavaScript, no one knows which of the two applies. */}
      <Link href="/settings" prefetch={false} className="nav-link only-without-script">
        Settings
      </Link>
      {account !== null && (
        <span className={`needs-script ${account ? '' : 'if-signed-in'}`}>
          {loaded ? (
            <loaded.Menu viewer={account} />
          ) : (
            <button
              type="button"
              aria-haspopup="menu"
              aria-expanded={false}
              className="nav-link"
              onClick={() => void open()}
            >
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
          className={`nav-link ${account === null ? '' : 'if-signed-out'}`}
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
