import 'server-only'
import { cookies } from 'next/headers'
import { sessionClient } from '../client-ip-address'
import { endBrowserSession, startBrowserSession } from './browser-session'
import type { Admitted, SignInRules } from './rules'

/** Sessions of the browser whose action or form route this is. Pages can't set cookies. */

/**
 * Signs in a user whom the server has identified: a new account, or someone with a new password.
 * @param provider the way to sign in, for the audit log
 */
export async function startServerSession(
  provider: string,
  user: Admitted,
  recordSignIn?: SignInRules['recordSignIn'],
): Promise<void> {
  await startBrowserSession(await cookies(), provider, user, recordSignIn, await sessionClient())
}

/** Ends the session in this browser, and makes the browser remove its owner's data. */
export async function endServerSession(recordSignOut?: SignInRules['recordSignOut']): Promise<void> {
  await endBrowserSession(await cookies(), recordSignOut)
}
