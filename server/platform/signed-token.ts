import { createHmac, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { authSecret } from './env'

/** Signed claims for links, which aren't stored. The purpose is part of the signed text, because the same secret signs sessions. */

export function signToken(purpose: string, claim: object): string {
  const body = Buffer.from(JSON.stringify(claim)).toString('base64url')
  return `${body}.${signatureOf(purpose, body)}`
}

/** @returns null if the token wasn't signed here for this purpose */
export function readToken<S extends z.ZodType>(purpose: string, token: string, schema: S): z.infer<S> | null {
  const [body = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(purpose, body))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const claim = schema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return claim.success ? claim.data : null
}

function signatureOf(purpose: string, body: string): string {
  return createHmac('sha256', authSecret()).update(`${purpose}\n${body}`).digest('base64url')
}
