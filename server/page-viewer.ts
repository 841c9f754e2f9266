import 'server-only'
import { notFound } from 'next/navigation'
import { requireViewer, type Viewer } from './auth/viewer'
import { AppError } from './errors'

/** The learner of a page that is theirs alone; anybody else is told that there is nothing. */
export async function pageViewer(): Promise<Viewer> {
  return orNotFound(() => requireViewer('learner'))
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
