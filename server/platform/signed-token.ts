import { createHmac, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { linkSecrets } from './env'

/** Signed claims for links, which aren't stored. The purpose is part of the signed text, because one secret signs all. */

export function signToken(purpose: string, claim: object): string {
  const body = Buffer.from(JSON.stringify(claim)).toString('base64url')
  return `${body}.${signatureOf(linkSecrets()[0], purpose, body)}`
}

/** @returns null if the token wasn't signed here for this purpose */
export function readToken<S extends z.ZodType>(purpose: string, token: string, schema: S): z.infer<S> | null {
  const [body = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature)
  const isSigned = linkSecrets().some((secret) => {
    const expected = Buffer.from(signatureOf(secret, purpose, body))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isSigned) return null
  const claim = schema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return claim.success ? claim.data : null
}

function signatureOf(secret: string, purpose: string, body: string): string {
  return createHmac('sha256', secret).update(`${purpose}\n${body}`).digest('base64url')
}
