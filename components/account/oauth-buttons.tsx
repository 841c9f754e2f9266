'use client'

import type { FormEvent } from 'react'
import { postToAuth } from './post-to-auth'

/** Sign-in buttons for each provider whose keys are set. */
export function OAuthButtons(props: {
  providers: { id: string; name: string }[]
  callbackUrl: string
  csrfToken: string
  verb: string
}) {
  if (props.providers.length === 0) return null
  const { callbackUrl, csrfToken } = props
  return (
    <div className="mt-8 grid gap-3 border-line border-t pt-6">
      {props.providers.map(({ id, name }) => (
        <form
          key={id}
          method="post"
          action={`/api/auth/signin/${id}`}
          className="grid"
          onSubmit={(event) => void leave(event)}
        >
          <input type="hidden" name="csrfToken" value={csrfToken} />
          <input type="hidden" name="callbackUrl" value={callbackUrl} />
          <button type="submit" className="button-quiet">
            {props.verb} with {name}
          </button>
        </form>
      ))}
    </div>
  )
}

/** Goes directly to the provider. Without JavaScript, a page in between does, because a form can't leave this site. */
async function leave(event: FormEvent<HTMLFormElement>): Promise<void> {
  event.preventDefault()
  const form = event.currentTarget
  const { ok } = await postToAuth(form.action, new FormData(form))
  // The page that a plain form leads to explains the error.
  if (!ok) form.submit()
}
