'use client'

import { useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { postToAuth } from './post-to-auth'

type Outcome = { ok: true; data: unknown } | { ok: false; message: string }
type Action = (previous: null, form: FormData) => Promise<Outcome>

/** What the browser's own errors mean: the user canceled, waited too long, or has no passkey here. */
const CANCELED = 'No passkey was used. Try again.'

/** Creates a passkey. @param start returns what to ask the authenticator for @param add stores its response */
export function AddPasskey({ start, add }: { start: Action; add: Action }) {
  const { run, message } = useWork(async () => {
    const started = await start(null, new FormData())
    if (!started.ok) return started.message
    const { startRegistration } = await import('@simplewebauthn/browser')
    type Options = Parameters<typeof startRegistration>[0]['optionsJSON']
    const response = await startRegistration({ optionsJSON: started.data as Options })
    const added = await add(null, withResponse(response))
    return added.ok ? '' : added.message
  })
  return <WorkButton label="Add a passkey" run={run} message={message} />
}

/** Signs in with a passkey. @param start returns what to ask the authenticator for */
export function PasskeySignIn({ start, callbackUrl }: { start: Action; callbackUrl: string }) {
  const { run, message } = useWork(async () => {
    const started = await start(null, new FormData())
    if (!started.ok) return started.message
    const { startAuthentication } = await import('@simplewebauthn/browser')
    type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']
    const form = withResponse(await startAuthentication({ optionsJSON: started.data as Options }))
    form.set('callbackUrl', callbackUrl)
    const result = await postToAuth('/api/auth/callback/passkey', form)
    return result.ok ? '' : result.message
  })
  return <WorkButton label="Use a passkey" run={run} message={message} />
}

function withResponse(response: object): FormData {
  const form = new FormData()
  form.set('response', JSON.stringify(response))
  return form
}

function useWork(work: () => Promise<string>) {
  const [message, setMessage] = useState('')
  const run = () => {
    setMessage('')
    work().then(setMessage, () => setMessage(CANCELED))
  }
  return { run, message }
}

/** Hidden without JavaScript, which passkeys need. */
function WorkButton({ label, run, message }: { label: string; run: () => void; message: string }) {
  return (
    <div className="needs-script grid gap-3">
      <div>
        <button type="button" className="button-quiet" onClick={run}>
          {label}
        </button>
      </div>
      <div role="alert">{message && <Notice tone="wrong">{message}</Notice>}</div>
    </div>
  )
}
