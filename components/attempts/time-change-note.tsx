'use client'

import { useEffect, useRef, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'

/** Notifies the learner if staff changed the closing time of the attempt after the page was opened. */
export function TimeChangeNote({ closesAt }: { closesAt: string | null }) {
  const before = useRef(closesAt)
  const [change, setChange] = useState<'more' | 'less' | null>(null)
  useEffect(() => {
    if (before.current === closesAt) return
    setChange(msOf(closesAt) > msOf(before.current) ? 'more' : 'less')
    before.current = closesAt
  }, [closesAt])
  return (
    <Notice role="status" isShown={change !== null} as="div" className="mb-5">
      {change && (
        <p>
          You have {change} time.{' '}
          {closesAt ? (
            <>
              This attempt now closes <LocalTime date={closesAt} />.
            </>
          ) : (
            'This attempt no longer has a time limit.'
          )}
        </p>
      )}
    </Notice>
  )
}

/** No closing time counts as later than any other. */
function msOf(closesAt: string | null): number {
  return closesAt === null ? Number.POSITIVE_INFINITY : Date.parse(closesAt)
}
