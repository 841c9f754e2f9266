import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Access } from '@/contract/define-operation'
import { admitCaller, type Viewer, type ViewerFor, viewerOf } from './admit'
import { clientIpAddress } from './client-ip-address'

/** The viewer of a page's or an action's request. */

export type { Viewer, ViewerFor } from './admit'

/** Returns the viewer of this request, with one query per request; null without a session or if it has ended. */
export const findViewer = cache(async (): Promise<Viewer | null> => viewerOf(await cookies()))

/** @throws AppError UNAUTHENTICATED or FORBIDDEN if the viewer can't run the operation */
export async function requireViewer<A extends Access>(access: A): Promise<ViewerFor<A>> {
  const caller = { ipAddress: await clientIpAddress(), cookies: await cookies() }
  return admitCaller(access, caller, findViewer)
}
