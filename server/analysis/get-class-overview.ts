import 'server-only'
import { byUrgency } from '@/domain/overview/at-risk'
import { OVERVIEW_RULES } from '@/domain/overview/overview-rules'
import type { ClassForMember } from '@/server/access/class-access'
import { listGroups } from '@/server/classes/people-queries'
import { type AssessedStudent, assessClass } from './assess-class'
import { getInsight } from './get-insight'
import { type OverviewSearch, toAnswerFilter } from './overview-filter'

type OverviewClass = Pick<ClassForMember, 'id' | 'courseSlug' | 'timeZone' | 'role'>

export type ClassOverview = Awaited<ReturnType<typeof getClassOverview>>

/**
 * Answers the three questions of a class's overview. The number of statements doesn't depend on the size of the class. The filter limits
 * students to a group, and concepts also to an assignment and days; who needs help depends on everything a student did. The caller has checked
 * `viewGrades`.
 */
export async function getClassOverview(ofClass: OverviewClass, search: OverviewSearch, now: Date) {
  const [{ students: everyone, assignments, exam }, insight, groups] = await Promise.all([
    assessClass(ofClass, now),
    getInsight(ofClass, toAnswerFilter(search, ofClass.timeZone)),
    listGroups(ofClass.id),
  ])
  const students = everyone.filter((student) => isInGroup(student, search.group))
  const titles = new Map(assignments.map(({ id, title }) => [id, title]))
  return {
    students,
    atRisk: students
      .filter(({ assessment }) => assessment.reasons.length > 0)
      .sort((a, b) => byUrgency(a.assessment, b.assessment)),
    exam,
    assignments,
    groups,
    hasStudents: everyone.length > 0,
    titleOf: (id: string) => titles.get(id) ?? id,
    teachNext: insight.teachNext,
    wentWell: {
      concepts: insight.wellKnown,
      improving: listImproving(students),
      complete: assignments
        .filter(({ submitted }) => everyone.length > 0 && submitted === everyone.length)
        .map(({ title }) => title)
        .reverse()
        .slice(0, OVERVIEW_RULES.wentWell.entries),
    },
    heat: insight.heat,
  }
}

export function isInGroup({ groups }: AssessedStudent, groupId: string): boolean {
  return groupId === '' || groups.some(({ id }) => id === groupId)
}

function listImproving(students: readonly AssessedStudent[]) {
  return students
    .flatMap(({ id, name, assessment: { trend } }) =>
      trend?.direction === 'up' ? [{ id, name, trend }] : [],
    )
    .sort((a, b) => b.trend.change - a.trend.change)
    .slice(0, OVERVIEW_RULES.wentWell.entries)
}
