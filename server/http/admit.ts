import 'server-only'
import type { Access } from '@/contract/define-operation'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import type { Caller, Cookies } from './caller'
import { createGuest } from './create-guest'
import { startBrowserSession } from './next-auth/browser-session'
import { readSession } from './next-auth/read-session-cookie'
import { whileSessionLasts } from './sessions'
import { requireStaffTwoStep } from './staff-two-step'

/** The current user: an account, or a guest, who has no email. */
export type Viewer = {
  id: string
  role: 'LEARNER' | 'ADMIN'
  isGuest: boolean
  email: string | null
  name: string | null
}

/** The learner that a request claims to come from. The cookie is authentic, but its session can have ended. */
type Claim = {
  id: string
  /** The value that the user's row must have; null if the viewer was already looked up. */
  sessionVersion: number | null
  /** The row that the session must have; null if it needs none. */
  sessionId: string | null
}

export type ViewerFor<A extends Access> = A extends 'claim'
  ? Claim
  : A extends 'public'
    ? Viewer | null
    : Viewer

/** Returns the viewer with one query; null without a session or if it has ended. */
export async function viewerOf(cookies: Cookies): Promise<Viewer | null> {
  const token = await readSession(cookies)
  if (!token) return null
  const user = await db().user.findFirst({
    where: { id: token.sub, ...whileSessionLasts(token, new Date()) },
    select: { id: true, role: true, email: true, name: true },
  })
  if (!user) return null
  return { id: user.id, role: user.role, isGuest: user.email === null, email: user.email, name: user.name }
}

/**
 * @param find looks the viewer up; pages do that once for each request
 * @throws AppError UNAUTHENTICATED or FORBIDDEN if the caller can't run the operation
 */
export async function admitCaller<A extends Access>(
  access: A,
  caller: Caller,
  find: () => Promise<Viewer | null> = () => viewerOf(caller.cookies),
): Promise<ViewerFor<A>> {
  // The conditional type matches this branch, which the compiler can't infer.
  if (access === 'claim') return (await readClaim(caller)) as ViewerFor<A>
  const viewer = await find()
  return admit(access, access === 'guest' ? (viewer ?? (await startGuest(caller))) : viewer)
}

/** @throws AppError UNAUTHENTICATED or FORBIDDEN if the viewer can't run the operation */
export async function admit<A extends Access>(access: A, viewer: Viewer | null): Promise<ViewerFor<A>> {
  // The conditional type matches the branches of `admitted`, which the compiler can't infer.
  const admittedViewer = admitted(access, viewer) as ViewerFor<A>
  if (access === 'administrator' && viewer) await requireStaffTwoStep(viewer.id)
  return admittedViewer
}

async function readClaim({ cookies }: Caller): Promise<Claim> {
  const token = await readSession(cookies)
  if (!token) throw new AppError('UNAUTHENTICATED')
  return { id: token.sub, sessionVersion: token.sessionVersion, sessionId: token.sid ?? null }
}

function admitted(access: Access, viewer: Viewer | null): Viewer | Claim | null {
  if (access === 'public') return viewer
  if (!viewer) throw new AppError('UNAUTHENTICATED')
  if (access === 'claim') return { id: viewer.id, sessionVersion: null, sessionId: null }
  if (access === 'guest' || access === 'learner') return viewer
  if (viewer.isGuest) throw new AppError('UNAUTHENTICATED')
  if (access === 'administrator' && viewer.role !== 'ADMIN') throw new AppError('FORBIDDEN')
  return viewer
}

async function startGuest({ ipAddress, cookies }: Caller): Promise<Viewer> {
  const guest = await createGuest(ipAddress)
  await startBrowserSession(cookies, 'guest', guest)
  return { id: guest.id, role: 'LEARNER', isGuest: true, email: null, name: null }
}
