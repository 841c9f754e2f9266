import 'server-only'
import { db } from '@/server/platform/db'

/** Counts the current students of a class. */
export function countStudents(classId: string): Promise<number> {
  return db().classMember.count({ where: { classId, role: 'STUDENT', leftAt: null } })
}
