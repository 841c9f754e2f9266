import 'server-only'
import { LimitsLayerSchema } from '@/domain/attempts/effective-limits'
import { db } from '@/server/db'
import { QUIZ_COLUMNS, toQuiz } from './quiz-rules'

const DAY_MS = 24 * 3_600_000

/**
 * Whether the keys of reserved questions may be seen: the quiz has closed for everybody, whatever was granted to anybody, and nobody has an
 * attempt open. On the safe side: the longest of all limits is taken with the most extra days of anybody in the class.
 */
export async function areReservedKeysOpen(quizId: string, now: Date): Promise<boolean> {
  const row = await db().quiz.findUniqueOrThrow({
    where: { id: quizId },
    select: {
      ...QUIZ_COLUMNS,
      overrides: { select: { limits: true } },
      groupOverrides: { select: { limits: true } },
      _count: { select: { attempts: { where: { state: { in: ['IN_PROGRESS', 'OVERDUE'] } } } } },
    },
  })
  const quiz = toQuiz(row)
  if (row._count.attempts > 0 || quiz.rules.closesAt === null || quiz.assignment === null) return false
  const others = [...row.overrides, ...row.groupOverrides].flatMap(({ limits }) => {
    const { closesAt } = LimitsLayerSchema.parse(limits)
    return closesAt === undefined ? [] : [closesAt]
  })
  if (others.includes(null)) return false
  const { classId } = quiz.assignment
  const [everywhere, inClass] = await Promise.all([
    db().accommodation.aggregate({
      where: { learner: { memberships: { some: { classId } } } },
      _max: { extraDays: true },
    }),
    db().classAccommodation.aggregate({ where: { classId }, _max: { extraDays: true } }),
  ])
  const extraDays = Math.max(everywhere._max.extraDays ?? 0, inClass._max.extraDays ?? 0)
  const closings = [new Date(quiz.rules.closesAt), ...others].map(Number)
  return now.getTime() >= Math.max(...closings) + extraDays * DAY_MS
}
