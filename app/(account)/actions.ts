'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { DeleteAccountSchema, deleteAccount } from '@/server/accounts/delete-account'
import { confirmTwoStep, startTwoStepSetup, turnOffTwoStep } from '@/server/auth/authenticator'
import { ChangePasswordSchema, changePassword, requireOtherConfirmation } from '@/server/auth/change-password'
import { CodeSchema } from '@/server/auth/check-code'
import { startPasskeySignIn } from '@/server/auth/check-passkey'
import { DisconnectSchema, disconnectProvider } from '@/server/auth/disconnect-provider'
import { signOutEverywhere } from '@/server/auth/end-session'
import {
  addPasskey,
  PasskeyResponseSchema,
  RemovePasskeySchema,
  removePasskey,
  startPasskey,
} from '@/server/auth/passkeys'
import { createRecoveryCodes } from '@/server/auth/recovery-codes'
import {
  AskForResetSchema,
  askForReset,
  mailResetLink,
  ResetPasswordSchema,
  resetPassword,
} from '@/server/auth/reset-password'
import { EndSessionSchema, endOtherSessions, endSessionOf } from '@/server/auth/session-list'
import { SetNameSchema, setName } from '@/server/auth/set-name'
import { SignUpSchema, signUp } from '@/server/auth/sign-up'
import {
  AskToSignUpSchema,
  askToSignUp,
  FinishSignUpSchema,
  finishSignUp,
  mailSignUpLink,
} from '@/server/auth/sign-up-link'
import { findLandingPath } from '@/server/classes/find-landing-path'
import {
  CreateAccessTokenSchema,
  createAccessToken,
  RevokeAccessTokenSchema,
  revokeAccessToken,
} from '@/server/http/access-tokens'
import { sessionClient } from '@/server/http/client-ip-address'
import { defineAction } from '@/server/http/define-action'
import { CODE_PATH } from '@/server/http/next-auth/pending-sign-in'
import { RedirectPathSchema, welcomePath } from '@/server/http/safe-redirect-path'
import { requireRecentSignIn } from '@/server/http/sessions'

const NextSchema = z.object({ next: RedirectPathSchema.nullable().catch(null) })

export const signUpAction = defineAction({
  access: 'public',
  schema: SignUpSchema.extend(NextSchema.shape),
  run: async ({ next, ...input }, viewer) => {
    await signUp(input, viewer)
    redirect(welcomePath(next))
  },
})

export const askToSignUpAction = defineAction({
  access: 'public',
  schema: AskToSignUpSchema.extend(NextSchema.shape),
  run: async ({ email, next }) => {
    await askToSignUp()
    after(() => mailSignUpLink(email, next, new Date()))
    return 'Check your email. We sent you a link to continue. It works for 24 hours.'
  },
})

export const finishSignUpAction = defineAction({
  access: 'public',
  schema: FinishSignUpSchema,
  run: async (input, viewer) => {
    const { next } = await finishSignUp(input, viewer, new Date())
    redirect(welcomePath(next))
  },
})

export const setNameAction = defineAction({
  access: 'account',
  schema: SetNameSchema,
  run: async (input, viewer) => {
    await setName(input, viewer.id)
    revalidatePath('/settings')
    return 'Saved.'
  },
})

export const askForResetAction = defineAction({
  access: 'public',
  schema: AskForResetSchema,
  run: async (input) => {
    await askForReset()
    after(() => mailResetLink(input))
    return 'If this email has an account, we sent it a link. The link works for 1 hour.'
  },
})

export const resetPasswordAction = defineAction({
  access: 'public',
  schema: ResetPasswordSchema,
  run: async (input) => {
    const userId = await resetPassword(input)
    // Straight to the page: after an action, the browser's address would stay at a path that only redirects.
    redirect(userId === null ? CODE_PATH : await findLandingPath(userId))
  },
})

export const changePasswordAction = defineAction({
  access: 'account',
  schema: ChangePasswordSchema,
  run: async (input, viewer) => {
    await requireOtherConfirmation(viewer)
    await changePassword(input, viewer)
    return 'Password changed. You’re signed out on all other devices.'
  },
})

export const deleteAccountAction = defineAction({
  access: 'learner',
  schema: DeleteAccountSchema,
  run: async (input, viewer) => {
    await requireOtherConfirmation(viewer)
    await deleteAccount(input, viewer)
    redirect('/goodbye')
  },
})

export const signOutEverywhereAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_input, viewer) => {
    await signOutEverywhere(viewer)
    redirect('/sign-in')
  },
})

export const endSessionAction = defineAction({
  access: 'account',
  schema: EndSessionSchema,
  run: async (input, viewer) => {
    await endSessionOf(viewer, input)
    redirect('/settings?session=ended#sessions')
  },
})

export const endOtherSessionsAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_input, viewer) => {
    await endOtherSessions(await cookies(), viewer)
    revalidatePath('/settings')
    return 'You’re signed out on all other devices.'
  },
})

export const disconnectProviderAction = defineAction({
  access: 'account',
  schema: DisconnectSchema,
  run: async (input, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    await disconnectProvider(viewer.id, input)
    redirect('/settings?ended=provider#connect-title')
  },
})

export const startPasskeyAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_input, viewer) => {
    const jar = await cookies()
    await requireRecentSignIn(jar, viewer)
    return startPasskey(jar, viewer, new Date())
  },
})

export const addPasskeyAction = defineAction({
  access: 'account',
  schema: PasskeyResponseSchema,
  run: async (input, viewer) => {
    const jar = await cookies()
    await requireRecentSignIn(jar, viewer)
    const { userAgent } = await sessionClient()
    await addPasskey(jar, viewer, input, { userAgent, now: new Date() })
    revalidatePath('/settings')
  },
})

export const removePasskeyAction = defineAction({
  access: 'account',
  schema: RemovePasskeySchema,
  run: async (input, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    await removePasskey(viewer.id, input)
    redirect('/settings?ended=passkey#passkeys')
  },
})

export const startPasskeySignInAction = defineAction({
  access: 'public',
  schema: z.object({}),
  run: async () => startPasskeySignIn(await cookies(), new Date()),
})

export const startTwoStepAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_input, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    await startTwoStepSetup(viewer.id)
    revalidatePath('/settings/two-step')
  },
})

export const confirmTwoStepAction = defineAction({
  access: 'account',
  schema: CodeSchema,
  run: async ({ code }, viewer) => {
    const jar = await cookies()
    await requireRecentSignIn(jar, viewer)
    await confirmTwoStep(viewer.id, code, new Date())
    // Other sessions started without a code.
    await endOtherSessions(jar, viewer)
    redirect('/settings/two-step?changed=on')
  },
})

export const createRecoveryCodesAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_input, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    return { recoveryCodes: await createRecoveryCodes(viewer.id) }
  },
})

export const turnOffTwoStepAction = defineAction({
  access: 'account',
  schema: z.object({}),
  run: async (_input, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    await turnOffTwoStep(viewer.id)
    redirect('/settings/two-step?changed=off')
  },
})

export const createAccessTokenAction = defineAction({
  access: 'account',
  schema: CreateAccessTokenSchema,
  run: async (input, viewer) => {
    await requireRecentSignIn(await cookies(), viewer)
    const token = await createAccessToken(input, viewer)
    revalidatePath('/settings/advanced')
    return `Copy this token now. You won’t see it again: ${token}`
  },
})

export const revokeAccessTokenAction = defineAction({
  access: 'account',
  schema: RevokeAccessTokenSchema,
  run: async (input, viewer) => {
    await revokeAccessToken(input, viewer)
    redirect('/settings/advanced?token=revoked#tokens')
  },
})
