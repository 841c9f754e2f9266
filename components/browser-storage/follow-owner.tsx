'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { followOtherTabs, noteShownOwner, settleOwner } from './settle-owner'

/** Runs on every page. Moves this browser's data with its owner, and removes it with the owner. */
export function FollowOwner() {
  const pathname = usePathname()
  useEffect(() => followOtherTabs(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in and out open another page
  useEffect(() => {
    noteShownOwner()
    void settleOwner()
  }, [pathname])
  return null
}
