'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { readOwnerCookie, writeSignedInHint } from '@/components/browser-storage/owner'
import { learnSession } from '@/components/browser-storage/settle-owner'
import { type AnswerTo, callApi } from '@/contract/call-api'

type Me = AnswerTo<'getViewer'>['viewer']

/**
 * "Sign in", or a link to the settings with the number of new notifications. Until the server has responded, the hint of `public/theme.js` decides
 * which of the two is shown. The width is fixed, so that nothing moves.
 */
export function AccountLink() {
  const [me, setMe] = useState<Me>(null)
  const [isKnown, setIsKnown] = useState(false)
  const pathname = usePathname()

  // Fetched again on every page, since users sign in and out on other pages.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path fetches it again
  useEffect(() => {
    const controller = new AbortController()
    const asked = readOwnerCookie()
    callApi('GET /me', { signal: controller.signal })
      .then((answer) => {
        if (!answer.ok) return
        const { viewer, ended } = answer.data
        setMe(viewer)
        setIsKnown(true)
        keepHint(viewer !== null && !viewer.isGuest)
        return learnSession(asked, viewer, ended)
      })
      .catch(() => {
        // Offline, or the page was closed: the link doesn't change.
      })
    return () => controller.abort()
  }, [pathname])

  const isAccount = me !== null && !me.isGuest
  const hasNew = isAccount && me.unread > 0
  return (
    <span className="flex w-26 items-center justify-end gap-x-3">
      {hasNew && (
        <Link href="/notifications" prefetch={false} className="nav-link font-semibold">
          <span className="rounded-full bg-accent px-2 py-0.5 text-on-accent">
            {me.unread > 99 ? '99+' : me.unread}
            {/* Not `pluralForm`: every page loads this component, and the format module would be half of its size again. */}
            <span className="sr-only"> new {me.unread === 1 ? 'notification' : 'notifications'}</span>
          </span>
        </Link>
      )}
      {(!isKnown || isAccount) && (
        <Link href="/settings" prefetch={false} className={`nav-link ${isKnown ? '' : 'if-signed-in'}`}>
          Settings
        </Link>
      )}
      {(!isKnown || !isAccount) && (
        <Link href="/sign-in" prefetch={false} className={`nav-link ${isKnown ? '' : 'if-signed-out'}`}>
          Sign in
        </Link>
      )}
    </span>
  )
}

/** Updates the sign-in hint. The server sets it at sign-in; this corrects it after a session has ended elsewhere. */
function keepHint(isSignedIn: boolean): void {
  const root = document.documentElement
  if (isSignedIn) root.dataset.signedIn = 'true'
  else delete root.dataset.signedIn
  writeSignedInHint(isSignedIn)
}
