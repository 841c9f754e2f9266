/** What the app decides about a sign-in. `server/auth` implements it, because this folder can't import features. */

/** A user who can sign in. */
export type Admitted = {
  id: string
  sessionVersion: number
  /** The guest or visitor whose work became the user's; null if nothing did. */
  before: string | null
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

/** An account whose password was checked, or an identity that a provider confirmed. */
export type Claimant = { userId: string } | { identity: OAuthIdentity }

export type SignInRules = {
  /** @returns the user's ID @throws AppError INVALID_INPUT, RATE_LIMITED */
  checkPassword: (fields: Readonly<Record<string, string>>) => Promise<string>
  /** @throws AppError CONFLICT if the browser has a session, RATE_LIMITED */
  createGuest: () => Promise<Admitted>
  /** Finds or creates the account and moves the guest's work to it. */
  admit: (claimant: Claimant) => Promise<Admitted | { refusal: 'EmailTaken' | 'NoEmail' | 'SignInAgain' }>
  /** Writes the audit log. @param provider the ID of the way to sign in */
  recordSignIn: (userId: string, provider: string) => Promise<void>
  recordSignOut: (userId: string) => Promise<void>
}
