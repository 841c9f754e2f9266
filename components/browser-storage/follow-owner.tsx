'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { followOtherTabs, noteShownOwner, settleOwner } from './settle-owner'

/** On every page: keeps what this browser stores with its owner, and removes it with the owner. */
export function FollowOwner() {
  const pathname = usePathname()
  useEffect(() => followOtherTabs(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in and out lead to another page
  useEffect(() => {
    noteShownOwner()
    void settleOwner()
  }, [pathname])
  return null
}
