import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { AppError } from '@/server/platform/errors'
import { findViewer, requireViewer, type Viewer } from './viewer'

/** The learner of a page that is theirs alone; anybody else is told that there is nothing. */
export async function pageViewer(): Promise<Viewer> {
  return orNotFound(() => requireViewer('learner'))
}

/** Somebody with an account; anybody else is asked to sign in first, and comes back to `here`. */
export async function pageAccount(here: string): Promise<Viewer & { email: string }> {
  const viewer = await findViewer()
  if (!viewer || viewer.email === null) redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  return { ...viewer, email: viewer.email }
}

/** Turns "nothing here" and "not for you" into the not-found page. */
export async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError && ['NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN'].includes(error.code))
      notFound()
    throw error
  }
}
