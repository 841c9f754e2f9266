import 'server-only'
import { sortByText } from '@/domain/text/collation'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'

/** A row of the gradebook before its grades. */
export interface GradebookStudent {
  id: string
  name: string
  /** '' for a deleted account. */
  email: string
  hasLeft: boolean
  /** Whether the account was deleted. The class can keep the name and grades, but the row has no account. */
  isDeleted: boolean
}

/** Shown instead of the name of a deleted account. */
export const DELETED_STUDENT = 'Deleted student'

/**
 * Lists the students of a class and the rows of deleted accounts, sorted for the reader's language, because the embedded database has no language
 * collations.
 * @param withFormer whether to include students who left
 * @param only lists only this student; null for all
 */
export async function listGradebookStudents(
  classId: string,
  { withFormer, only = null }: { withFormer: boolean; only?: string | null },
): Promise<GradebookStudent[]> {
  const [members, deleted] = await Promise.all([
    db().classMember.findMany({
      where: {
        ...{ classId, role: 'STUDENT' },
        ...(!withFormer && { leftAt: null }),
        ...(only !== null && { userId: only }),
      },
      orderBy: { userId: 'asc' },
      select: { leftAt: true, user: { select: { id: true, name: true, email: true } } },
    }),
    only === null
      ? db().formerStudent.findMany({
          where: { classId },
          orderBy: { id: 'asc' },
          select: { id: true, name: true },
        })
      : [],
  ])
  const students = [
    ...members.map(({ leftAt, user: { id, name, email } }) => ({
      ...{ id, name: name ?? email ?? '', email: email ?? '', hasLeft: leftAt !== null },
      isDeleted: false,
    })),
    ...deleted.map(({ id, name }) => ({
      ...{ id, name: name ?? DELETED_STUDENT, email: '', hasLeft: false, isDeleted: true },
    })),
  ]
  return sortByText(students, (student) => student.name, readerCollator())
}

/** The members of a group of the class. The groups of deleted accounts aren't stored. */
export async function listGroupMembers(classId: string, groupId: string): Promise<Set<string>> {
  const members = await db().groupMember.findMany({
    where: { groupId, group: { classId } },
    select: { userId: true },
  })
  return new Set(members.map(({ userId }) => userId))
}
