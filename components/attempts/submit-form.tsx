'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { Notice } from '@/components/ui/notice'

/** The form that submits an attempt. Offline, it doesn't submit and shows why. */
export function SubmitForm({ attemptId, children }: { attemptId: string; children: ReactNode }) {
  const [isOffline, setIsOffline] = useState(false)
  function onSubmit(event: FormEvent) {
    setIsOffline(!navigator.onLine)
    if (!navigator.onLine) event.preventDefault()
  }
  return (
    <form method="post" action={`/attempts/${attemptId}/submission`} onSubmit={onSubmit} className="mt-8">
      <Notice role="alert" tone="warn" isShown={isOffline} className="mb-4">
        {isOffline && 'You’re offline, so the attempt isn’t submitted yet. Reconnect and submit it again.'}
      </Notice>
      <div className="flex flex-wrap gap-3">{children}</div>
    </form>
  )
}
