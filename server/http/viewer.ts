import 'server-only'
import { cache } from 'react'
import { VISITOR } from '@/domain/access/browser-owner'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { clientAddress, countTry } from './rate-limits'
import { readSessionToken, writeSessionCookie } from './session-cookie'

/** Who is looking: an account, or a guest (a user row without an address). */
export type Viewer = {
  id: string
  role: 'LEARNER' | 'ADMIN'
  isGuest: boolean
  email: string | null
  name: string | null
}

/**
 * Who an operation is for.
 * public: anybody, a viewer is not needed · visitor: anybody, a guest is started where there is no session ·
 * learner: a guest or an account · account: signed in with an account · administrator ·
 * claim: a learner as the cookie names them, not looked up: the operation's own statement checks that the session stands.
 */
export type Access = 'public' | 'visitor' | 'learner' | 'account' | 'administrator' | 'claim'

/** Who a request claims to come from. The cookie is ours, and may have been ended since. */
type Claim = {
  id: string
  /** What the user's row must hold; null where the claim was looked up already. */
  sessionVersion: number | null
}

export type ViewerFor<A extends Access> = A extends 'claim'
  ? Claim
  : A extends 'public'
    ? Viewer | null
    : Viewer

/** The viewer of this request, or null; one query, whatever asks for it. A token of an ended session is nobody's. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const token = await readSessionToken()
  if (!token) return null
  const user = await db().user.findUnique({
    where: { id: token.sub },
    select: { id: true, role: true, email: true, name: true, sessionVersion: true },
  })
  if (!user || user.sessionVersion !== token.sessionVersion) return null
  return { id: user.id, role: user.role, isGuest: user.email === null, email: user.email, name: user.name }
})

/** @throws AppError UNAUTHENTICATED or FORBIDDEN where the viewer is not who the operation is for */
export async function requireViewer<A extends Access>(access: A): Promise<ViewerFor<A>> {
  // The conditional type follows this branch, which the compiler cannot see.
  if (access === 'claim') return (await readClaim()) as ViewerFor<A>
  const viewer = await findViewer()
  return admit(access, access === 'visitor' ? (viewer ?? (await startGuest())) : viewer)
}

/** @throws AppError UNAUTHENTICATED or FORBIDDEN where the viewer is not who the operation is for */
export function admit<A extends Access>(access: A, viewer: Viewer | null): ViewerFor<A> {
  // The conditional type follows the same branches as `admitted`, which the compiler cannot see.
  return admitted(access, viewer) as ViewerFor<A>
}

async function readClaim(): Promise<Claim> {
  const token = await readSessionToken()
  if (!token) throw new AppError('UNAUTHENTICATED')
  return { id: token.sub, sessionVersion: token.sessionVersion }
}

function admitted(access: Access, viewer: Viewer | null): Viewer | Claim | null {
  if (access === 'public') return viewer
  if (!viewer) throw new AppError('UNAUTHENTICATED')
  if (access === 'claim') return { id: viewer.id, sessionVersion: null }
  if (access === 'visitor' || access === 'learner') return viewer
  if (viewer.isGuest) throw new AppError('UNAUTHENTICATED')
  if (access === 'administrator' && viewer.role !== 'ADMIN') throw new AppError('FORBIDDEN')
  return viewer
}

async function startGuest(): Promise<Viewer> {
  await countTry('guest-client', await clientAddress())
  const user = await db().user.create({ data: {}, select: { id: true, sessionVersion: true } })
  await writeSessionCookie({ sub: user.id, sessionVersion: user.sessionVersion }, VISITOR)
  return { id: user.id, role: 'LEARNER', isGuest: true, email: null, name: null }
}
