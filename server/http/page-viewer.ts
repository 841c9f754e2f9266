import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { AppError } from '@/server/platform/errors'
import { TwoStepRequired } from './staff-two-step'
import { findViewer, requireViewer, type Viewer } from './viewer'

/** Returns the learner of a private page. Anyone else gets the not-found page. */
export async function pageViewer(): Promise<Viewer> {
  return orNotFound(() => requireViewer('learner'))
}

/** Returns a signed-in user. Anyone else is sent to the sign-in page and returns to `here`. */
export async function pageAccount(here: string): Promise<Viewer & { email: string }> {
  const viewer = await findViewer()
  if (!viewer || viewer.email === null) redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  return { ...viewer, email: viewer.email }
}

/** Leads staff to two-step verification if this site requires it, and shows the not-found page if something doesn't exist or the viewer has no access to it. */
export async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof TwoStepRequired) redirect('/settings/two-step?required')
    if (error instanceof AppError && ['NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN'].includes(error.code))
      notFound()
    throw error
  }
}
