import 'server-only'
import { db } from '@/server/db'

/** The groups of a class by name. The caller has asked `getClassFor`. */
export function listGroupNames(classId: string): Promise<{ id: string; name: string }[]> {
  return db().classGroup.findMany({
    where: { classId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}
