import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { sharesOverCommon } from '@/domain/overview/common-concepts'
import { compareShares, type MeanWithInterval, meanOfShares } from '@/domain/overview/mean-interval'
import { type ClassForMember, requireClassPermission, storedRolesWith } from '@/server/access/class-access'
import { listGroups } from '@/server/classes/people-queries'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { assessClass } from './assess-class'
import { isInGroup } from './get-class-overview'
import { getInsight } from './get-insight'
import { ALL_ANSWERS } from './overview-filter'

const CLASS = 'class'
const GROUP = 'group'

export const TrendSearchSchema = z.object({
  /** One side of a comparison: `class:<id>` or `group:<id>`. */
  one: idText.catch('').default(''),
  two: idText.catch('').default(''),
})
export type TrendSearch = z.infer<typeof TrendSearchSchema>

export type TrendRow = {
  id: string
  name: string
  students: number
  /** By assignment ID; null with too few students. */
  means: Record<string, MeanWithInterval | null>
}

/** Reads the mean scores of a class and its groups by assignment, in the order of their dates. The caller has checked `viewGrades`. */
export async function getTrends(ofClass: ClassForMember, now: Date) {
  const [{ students, assignments }, groups] = await Promise.all([
    assessClass(ofClass, now, { withRecall: false }),
    listGroups(ofClass.id),
  ])
  const answered = assignments.filter(({ shares }) => shares.size > 0)
  const toRow = (id: string, name: string, groupId: string): TrendRow => {
    const members = students.filter((student) => isInGroup(student, groupId))
    const means = answered.map(({ id: assignment, shares }) => {
      const own = members.flatMap((member) => shares.get(member.id)?.share ?? [])
      return [assignment, meanOfShares(own)] as const
    })
    return { id, name, students: members.length, means: Object.fromEntries(means) }
  }
  return {
    assignments: answered.map(({ id, title }) => ({ id, title })),
    rows: [toRow(CLASS, 'Class', ''), ...groups.map(({ id, name }) => toRow(id, name, id))],
    groups,
  }
}

/** Lists what can be compared: the class, its groups, and other classes of the same course whose grades the viewer sees, such as earlier terms. */
export async function listComparable(
  viewerId: string,
  ofClass: ClassForMember,
  groups: readonly { id: string; name: string }[],
): Promise<(readonly [string, string])[]> {
  const others = await db().class.findMany({
    where: {
      id: { not: ofClass.id },
      courseId: ofClass.courseId,
      members: { some: { userId: viewerId, role: { in: storedRolesWith('viewGrades') }, leftAt: null } },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, term: true },
  })
  return [
    [`${CLASS}:${ofClass.id}`, 'This class'] as const,
    ...groups.map(({ id, name }) => [`${GROUP}:${id}`, `Group ${name}`] as const),
    ...others.map(({ id, name, term }) => [`${CLASS}:${id}`, term ? `${name} · ${term}` : name] as const),
  ]
}

export type Comparison = {
  one: MeanWithInterval | null
  two: MeanWithInterval | null
  /** The first less the second; null with too few students. */
  difference: { difference: number; low: number; high: number } | null
  concepts: number
}

/**
 * Compares students' mean scores over the concepts that both sides answered. @returns null if nothing to compare was chosen
 * @throws AppError NOT_FOUND for a class that the viewer can't see or of another course
 */
export async function compareSides(
  viewerId: string,
  ofClass: ClassForMember,
  { one, two }: TrendSearch,
): Promise<Comparison | null> {
  if (one === '' || two === '' || one === two) return null
  const [a, b] = await Promise.all([readSide(viewerId, ofClass, one), readSide(viewerId, ofClass, two)])
  const { shares, concepts } = sharesOverCommon(a, b)
  const [ofOne, ofTwo] = shares
  return {
    one: meanOfShares(ofOne),
    two: meanOfShares(ofTwo),
    difference: compareShares(ofOne, ofTwo),
    concepts,
  }
}

async function readSide(viewerId: string, ofClass: ClassForMember, side: string) {
  const [kind, id = ''] = side.split(':')
  if (kind === GROUP) return readStudents(ofClass, id)
  const other = await requireClassPermission(viewerId, id, 'viewGrades')
  if (kind !== CLASS || other.courseId !== ofClass.courseId) throw new AppError('NOT_FOUND')
  return readStudents(other, null)
}

/** Deleted accounts are one row for many students, so they can't be compared. */
async function readStudents(ofClass: ClassForMember, groupId: string | null) {
  const { heat } = await getInsight(ofClass, { ...ALL_ANSWERS, groupId })
  return heat.students.filter(({ id }) => id !== null)
}
