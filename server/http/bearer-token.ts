import 'server-only'
import type { TokenScope } from '@/domain/access/token-scopes'
import { AppError } from '@/server/platform/errors'
import { requireTokenViewer } from './access-tokens'
import type { Viewer } from './admit'

/** Returns the bearer token of the `Authorization` header; null without one. Other schemes can belong to a proxy in front of this server. */
export function bearerToken(request: Request): string | null {
  const [scheme, ...rest] = (request.headers.get('authorization') ?? '').trim().split(/\s+/)
  return scheme?.toLowerCase() === 'bearer' ? rest.join(' ') : null
}

/** @throws AppError UNAUTHENTICATED for an invalid token, without falling back to the cookie; FORBIDDEN if it lacks the scope */
export async function requireTokenHolder(token: string, scope: TokenScope | null): Promise<Viewer> {
  const { viewer, scopes } = await requireTokenViewer(token, new Date())
  if (scope !== null && !scopes.includes(scope))
    throw new AppError('FORBIDDEN', { userMessage: `This access token doesn’t have the scope ${scope}.` })
  return viewer
}
