import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { findPathOfSite } from '../path-of-site'
import { readJson, readText } from '../read-body'

/** The parts of next-auth that Casebook uses. It serves no others. */
const USED: Readonly<Record<string, readonly string[]>> = {
  GET: ['csrf', 'providers', 'session', 'signin', 'callback', 'error'],
  POST: ['signin', 'callback'],
}

const FieldsSchema = z.record(z.string(), z.string())

/**
 * Checks a request before next-auth reads it, because next-auth answers a malformed one with a server error.
 * @returns the same request with its body as form fields
 * @throws AppError NOT_FOUND for a part of next-auth that isn't used, INVALID_INPUT for a malformed body or a target on another site
 */
export async function checkAuthRequest(request: NextRequest, part: readonly string[]): Promise<NextRequest> {
  const [action = ''] = part
  if (!USED[request.method]?.includes(action) || part.length > 2) throw new AppError('NOT_FOUND')
  const fields = request.method === 'POST' ? await readFields(request) : {}
  const targets = [...request.nextUrl.searchParams.getAll('callbackUrl'), fields.callbackUrl]
  for (const target of targets)
    if (target !== undefined && findPathOfSite(target) === null)
      throw new AppError('INVALID_INPUT', { userMessage: 'The callback URL leads to another site.' })
  const headers = new Headers(request.headers)
  headers.set('Content-Type', 'application/x-www-form-urlencoded')
  if (request.method === 'GET') return new NextRequest(request.url, { headers })
  headers.delete('Content-Length')
  return new NextRequest(request.url, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields).toString(),
  })
}

async function readFields(request: NextRequest): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(await readText(request)))
  const fields = FieldsSchema.safeParse((await readJson(request)) ?? {})
  if (fields.success) return fields.data
  throw new AppError('INVALID_INPUT', { userMessage: 'The request body must contain text fields.' })
}

/** Removes the cookie that stores the target during sign-in if the target isn't on this site. */
export async function dropForeignTarget(): Promise<void> {
  const jar = await cookies()
  for (const { name, value } of jar.getAll())
    if (name.endsWith('next-auth.callback-url') && findPathOfSite(value) === null) jar.delete(name)
}
