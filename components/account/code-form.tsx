'use client'

import { ActionForm, type ActionState } from '@/components/ui/action-form'
import { postToAuth } from './post-to-auth'

const URL = '/api/auth/callback/code'

/** Asks for the second step of a sign-in. @param result of a post without JavaScript */
export function CodeForm({ csrfToken, result }: { csrfToken: string; result: ActionState }) {
  return (
    <ActionForm
      action={sendCode}
      url={URL}
      result={result}
      hidden={{ csrfToken }}
      submit="Continue"
      fields={[
        {
          name: 'code',
          label: 'Code',
          autoComplete: 'one-time-code',
          help: 'The 6 digits that your authenticator app shows, or a recovery code.',
        },
      ]}
    />
  )
}

function sendCode(_previous: ActionState, form: FormData): Promise<NonNullable<ActionState>> {
  return postToAuth(URL, form)
}
