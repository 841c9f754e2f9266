'use client'

import Link from 'next/link'
import { isPlainClick } from '@/components/ui/plain-click'
import { firstOpenSlot } from './attempt-dom'
import { useShown } from './shown-question'

/** Switches between one question at a time and all on one page. @param path the page's path without slot and view */
export function ViewSwitch({ path }: { path: string }) {
  const { current, show } = useShown()
  const isAll = current === null
  const join = path.includes('?') ? '&' : '?'
  return (
    <Link
      href={isAll ? path : `${path}${join}view=all`}
      prefetch={false}
      className="text-sm underline"
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        show(isAll ? firstOpenSlot() : 'all')
      }}
    >
      {isAll ? 'One question at a time' : 'All on one page'}
    </Link>
  )
}
