import 'server-only'
import { db } from '@/server/platform/db'

/** How many study in a class now. */
export function countStudents(classId: string): Promise<number> {
  return db().classMember.count({ where: { classId, role: 'STUDENT', leftAt: null } })
}
