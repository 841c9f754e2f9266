import 'server-only'
import type { TokenScope } from '@/domain/access/token-scopes'
import { AppError } from '@/server/platform/errors'
import { requireTokenViewer } from './access-tokens'
import type { Viewer } from './viewer'

/** The token of `Authorization: Bearer …`; null without it. Another scheme may be that of a proxy before this server. */
export function bearerToken(request: Request): string | null {
  const [scheme, ...rest] = (request.headers.get('authorization') ?? '').trim().split(/\s+/)
  return scheme?.toLowerCase() === 'bearer' ? rest.join(' ') : null
}

/** @throws AppError UNAUTHENTICATED for a bad token, never falling back to the cookie; FORBIDDEN where it lacks the scope */
export async function requireTokenHolder(token: string, scope: TokenScope | null): Promise<Viewer> {
  const { viewer, scopes } = await requireTokenViewer(token, new Date())
  if (scope !== null && !scopes.includes(scope))
    throw new AppError('FORBIDDEN', { userMessage: `This access token was not made for ${scope}.` })
  return viewer
}
