import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the parameters recommended by OWASP: 19 MiB, 2 passes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes an account's or a quiz's password. `server/auth/new-password.ts` has the rules of an account's. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS)
}

let decoy: Promise<string> | undefined

/** Compares a password with a hash. Takes the same time without an account, so that the response time reveals nothing. */
export async function isPasswordOf(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'))
  return matches && Boolean(passwordHash)
}
