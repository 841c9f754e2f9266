import 'server-only'
import type { Grant } from '@/domain/attempts/effective-limits'
import {
  type ComposedLimits,
  type LimitsLayer,
  LimitsLayerSchema,
  type OwnLimits,
  OwnLimitsSchema,
} from '@/domain/attempts/effective-limits'
import { sortByText } from '@/domain/text/collation'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { composeFor, grantOf, grantsIn, groupLimitsIn, sourcesOf } from '@/server/quizzes/quiz-rules'

export type StudentLimits = {
  id: string
  name: string
  email: string
  /** The student's groups in the class. */
  groups: { id: string; name: string }[]
  composed: ComposedLimits
  accommodation: Grant | null
  own: { limits: OwnLimits; isFinal: boolean } | null
}

/** Lists the settings of every student, with their sources. */
export async function listStudentLimits(assignment: AssignmentRow): Promise<StudentLimits[]> {
  const { quiz, class: ofClass } = assignment
  const people = await db().user.findMany({
    where: { memberships: { some: { classId: ofClass.id, role: 'STUDENT', leftAt: null } } },
    select: {
      id: true,
      name: true,
      email: true,
      ...grantsIn(ofClass.id),
      studentOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quiz.id),
    },
  })
  const groups = await db().groupMember.findMany({
    where: { group: { classId: ofClass.id } },
    select: { userId: true, group: { select: { id: true, name: true } } },
  })
  const students = people.map((person) => {
    const [own] = person.studentOverrides
    return {
      id: person.id,
      name: person.name ?? person.email ?? '',
      email: person.email ?? '',
      groups: groups.flatMap(({ userId, group }) => (userId === person.id ? [group] : [])),
      composed: composeFor(quiz, sourcesOf(person)).composed,
      accommodation: grantOf(person),
      own: own ? { limits: OwnLimitsSchema.parse(own.limits), isFinal: own.isFinal } : null,
    }
  })
  return sortByText(students, ({ name }) => name, readerCollator())
}

export type GroupLimits = { id: string; name: string; members: number; limits: LimitsLayer | null }

export async function listGroupLimits({ quiz, class: ofClass }: AssignmentRow): Promise<GroupLimits[]> {
  const rows = await db().classGroup.findMany({
    where: { classId: ofClass.id },
    select: {
      id: true,
      name: true,
      _count: { select: { members: true } },
      overrides: { where: { quizId: quiz.id }, select: { limits: true } },
    },
  })
  const groups = rows.map(({ id, name, _count, overrides: [own] }) => ({
    id,
    name,
    members: _count.members,
    limits: own ? LimitsLayerSchema.parse(own.limits) : null,
  }))
  return sortByText(groups, ({ name }) => name, readerCollator())
}
