/** What the app decides about a sign-in. `server/auth` implements it, because this folder can't import features. */

/** A user who can sign in. */
export type Admitted = {
  id: string
  sessionVersion: number
  /** The guest or visitor whose work became the user's; null if nothing did. */
  before: string | null
  /** The way of the first step, for a sign-in in two steps. */
  way?: string
}

export type OAuthIdentity = {
  provider: string
  providerAccountId: string
  /** Lower case. */
  email: string | null
  /** Whether the provider verified the email. */
  isVerified: boolean
  name: string | null
}

/** An account whose password, code, or passkey was checked, or an identity that a provider confirmed. */
export type Claimant = { userId: string; step: 'password' | 'code' | 'passkey' } | { identity: OAuthIdentity }

export type Refusal = 'EmailTaken' | 'NoEmail' | 'SignInAgain'

export type SignInRules = {
  /** @returns the user's ID @throws AppError INVALID_INPUT, RATE_LIMITED */
  checkPassword: (fields: Readonly<Record<string, string>>) => Promise<string>
  /** Finishes a sign-in in two steps. @throws AppError CLOSED if none is pending, INVALID_INPUT, RATE_LIMITED */
  checkCode: (fields: Readonly<Record<string, string>>) => Promise<{ id: string; way: string }>
  /** @returns the user's ID @throws AppError INVALID_INPUT */
  checkPasskey: (fields: Readonly<Record<string, string>>) => Promise<string>
  /** @throws AppError CONFLICT if the browser has a session, RATE_LIMITED */
  createGuest: () => Promise<Admitted>
  /** Finds or creates the account and moves the guest's work to it, unless a code is needed first. */
  admit: (claimant: Claimant) => Promise<Admitted | { refusal: Refusal } | { needsCode: true }>
  /** Writes the audit log. @param provider the ID of the way to sign in */
  recordSignIn: (userId: string, provider: string) => Promise<void>
  recordSignOut: (userId: string) => Promise<void>
}
