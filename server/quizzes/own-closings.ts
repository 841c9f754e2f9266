import 'server-only'
import { db } from '@/server/platform/db'
import { composeFor, grantOf, grantsIn, type QuizRow } from './quiz-rules'

/**
 * Finds students whose closing dates differ from the class's, so that an assignment is closed only for them or only for the others. Overrides,
 * groups, and accommodations change dates, and an assignment stays open for students with an attempt in progress. The number of statements
 * doesn't depend on the number of assignments and students.
 * @returns the IDs of these students by quiz ID, without assignments that have none
 */
export async function listOwnClosings(
  classId: string,
  quizzes: readonly QuizRow[],
  now: Date,
): Promise<Map<string, string[]>> {
  const quizIds = quizzes.map(({ id }) => id)
  const [people, overrides, groups, open] = await Promise.all([
    db().user.findMany({
      where: {
        memberships: { some: { classId, role: 'STUDENT' } },
        OR: [{ accommodation: { extraDays: { gt: 0 } } }, { classAccommodations: { some: { classId } } }],
      },
      select: { id: true, ...grantsIn(classId) },
    }),
    db().studentOverride.findMany({ where: { quizId: { in: quizIds } } }),
    db().groupOverride.findMany({
      where: { quizId: { in: quizIds } },
      select: { quizId: true, limits: true, group: { select: { members: { select: { userId: true } } } } },
    }),
    db().attempt.findMany({
      where: { quizId: { in: quizIds }, state: { in: ['IN_PROGRESS', 'OVERDUE'] } },
      select: { quizId: true, learnerId: true },
    }),
  ])
  const granted = new Map(people.map((person) => [person.id, grantOf(person)]))
  const closings = new Map<string, string[]>()
  for (const quiz of quizzes) {
    const own = new Map(
      overrides.flatMap((row) => (row.quizId === quiz.id ? [[row.learnerId, row] as const] : [])),
    )
    const layers = new Map<string, unknown[]>()
    for (const { quizId, limits, group } of groups)
      if (quizId === quiz.id)
        for (const { userId } of group.members) layers.set(userId, [...(layers.get(userId) ?? []), limits])
    const working = new Set(open.flatMap((row) => (row.quizId === quiz.id ? [row.learnerId] : [])))
    const isClosedFor = (learnerId: string) => {
      if (working.has(learnerId)) return false
      const { limits } = composeFor(quiz, {
        accommodation: granted.get(learnerId) ?? null,
        override: own.get(learnerId) ?? null,
        groups: layers.get(learnerId) ?? [],
      }).composed
      return limits.closesAt !== null && limits.closesAt <= now
    }
    const isClosed = quiz.rules.closesAt !== null && quiz.rules.closesAt <= now
    const candidates = new Set([...granted.keys(), ...own.keys(), ...layers.keys(), ...working])
    const others = [...candidates].filter((learnerId) => isClosedFor(learnerId) !== isClosed)
    if (others.length > 0) closings.set(quiz.id, others)
  }
  return closings
}
