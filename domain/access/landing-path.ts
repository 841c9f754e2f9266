import type { ClassRole } from './class-permissions'

/** The page of users without classes. */
const LEARNER_HOME = '/progress'

/**
 * The page to open after a sign-in that leads nowhere else: classes for instructors and teaching assistants, the overview for observers, what is due for students,
 * and the progress page for everyone else. Someone with several roles gets the first of these.
 * @param memberships in classes that aren’t archived
 */
export function landingPath(memberships: readonly { classId: string; role: ClassRole }[]): string {
  const inRole = (...roles: ClassRole[]) => memberships.filter(({ role }) => roles.includes(role))
  const [taught, ...othersTaught] = inRole('instructor', 'assistant')
  if (taught) return othersTaught.length === 0 ? `/classes/${taught.classId}/overview` : '/classes'
  const [observed, ...othersObserved] = inRole('observer')
  if (observed)
    return othersObserved.length === 0 ? `/classes/${observed.classId}/overview` : '/classes/overview'
  const [taken, ...othersTaken] = inRole('student')
  if (taken) return othersTaken.length === 0 ? `/classes/${taken.classId}` : '/classes'
  return LEARNER_HOME
}
