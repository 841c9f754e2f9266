'use client'

import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { currentOwner } from '@/components/browser-storage/owner'
import { Notice } from '@/components/ui/notice'

/** Around a form that signs out. Warns first if this browser has answers that the server doesn't have, since signing out deletes them. */
export function SignOutForm({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const isSure = useRef(false)
  const [unsent, setUnsent] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [isStuck, setIsStuck] = useState(false)

  async function check(event: FormEvent) {
    if (isSure.current) return
    event.preventDefault()
    event.stopPropagation()
    const { readUnsentWork, formatUnsentWork } = await import('@/components/offline/unsent-work')
    const waiting = formatUnsentWork(await readUnsentWork(currentOwner()))
    if (waiting === '') signOut()
    else setUnsent(waiting)
  }

  function signOut() {
    isSure.current = true
    frame.current?.querySelector('form')?.requestSubmit()
    isSure.current = false
    setUnsent('')
  }

  async function sendFirst() {
    setIsSending(true)
    const { sendUnsentWork, formatUnsentWork } = await import('@/components/offline/unsent-work')
    const left = formatUnsentWork(await sendUnsentWork(currentOwner()))
    setIsSending(false)
    setIsStuck(left !== '')
    if (left === '') signOut()
    else setUnsent(left)
  }

  return (
    <div ref={frame} onSubmitCapture={(event) => void check(event)}>
      {children}
      <div role="alert">
        {unsent !== '' && (
          <Notice tone="warn" as="div" className="mt-4 grid gap-3 border border-warn">
            <p>
              <strong>Not sent yet: {unsent}.</strong> If you sign out now, they’re deleted from this browser
              and lost.
              {isStuck && ' They couldn’t be sent. Check your connection and try again.'}
            </p>
            <p className="flex flex-wrap gap-3">
              <button
                type="button"
                className="button"
                aria-disabled={isSending}
                onClick={() => void sendFirst()}
              >
                {isSending ? 'Sending…' : 'Send and sign out'}
              </button>
              <button type="button" className="button-danger" onClick={signOut}>
                Sign out anyway
              </button>
              <button type="button" className="button-quiet" onClick={() => setUnsent('')}>
                Cancel
              </button>
            </p>
          </Notice>
        )}
      </div>
    </div>
  )
}
