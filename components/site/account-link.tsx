'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'

type Me = { isGuest: boolean; name: string | null; isAdministrator: boolean; unread: number } | null

/** "Sign in", or the way to one's settings with how many messages are new. Its width is fixed, so that nothing moves when the answer comes. */
export function AccountLink() {
  const [me, setMe] = useState<Me>(null)
  const pathname = usePathname()

  // Asked again on every page: signing in and out happen on other ones.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what makes it ask again
  useEffect(() => {
    const controller = new AbortController()
    fetch('/api/v1/me', { signal: controller.signal })
      .then((response) => response.json())
      .then(({ viewer }: { viewer: Me }) => setMe(viewer))
      .catch(() => {
        // Offline, or left the page: the link stays as it was.
      })
    return () => controller.abort()
  }, [pathname])

  const isAccount = me && !me.isGuest
  const hasNew = isAccount && me.unread > 0
  return (
    <span className="flex w-26 items-center justify-end gap-x-3">
      {hasNew && (
        <Link href="/messages" prefetch={false} className="nav-link font-semibold">
          <span className="rounded-full bg-accent px-2 py-0.5 text-on-accent">
            {me.unread > 99 ? '99+' : me.unread}
            <span className="sr-only"> new {me.unread === 1 ? 'message' : 'messages'}</span>
          </span>
        </Link>
      )}
      <Link href={isAccount ? '/settings' : '/sign-in'} prefetch={false} className="nav-link">
        {isAccount ? 'Settings' : 'Sign in'}
      </Link>
    </span>
  )
}
