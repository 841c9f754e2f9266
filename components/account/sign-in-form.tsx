'use client'

import { ActionForm, type ActionState } from '@/components/ui/action-form'
import { EMAIL } from './account-fields'
import { postToAuth } from './post-to-auth'

const URL = '/api/auth/callback/password'

/** @param result of a sign-in without JavaScript */
export function SignInForm(props: { csrfToken: string; callbackUrl: string; result: ActionState }) {
  const { csrfToken, callbackUrl, result } = props
  return (
    <ActionForm
      action={signIn}
      url={URL}
      result={result}
      hidden={{ csrfToken, callbackUrl }}
      submit="Sign in"
      fields={[
        EMAIL,
        { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
      ]}
    />
  )
}

function signIn(_previous: ActionState, form: FormData): Promise<NonNullable<ActionState>> {
  return postToAuth(URL, form)
}
