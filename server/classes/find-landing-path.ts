import 'server-only'
import { landingPath } from '@/domain/access/landing-path'
import { listMyClasses } from './class-queries'

/** Returns the path of the page where a user begins after a sign-in. */
export async function findLandingPath(userId: string): Promise<string> {
  const classes = await listMyClasses(userId)
  return landingPath(
    classes.flatMap(({ id, role, isArchived }) => (isArchived ? [] : [{ classId: id, role }])),
  )
}
