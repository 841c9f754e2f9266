import 'server-only'
import { OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { db } from '@/server/db'
import { QUIZ_COLUMNS, toQuiz } from './quiz-rules'

const MINUTE_MS = 60_000
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
  const layers = [...row.overrides, ...row.groupOverrides].map(({ limits }) => OwnLimitsSchema.parse(limits))
  const others = layers.flatMap(({ closesAt }) => (closesAt === undefined ? [] : [closesAt]))
  if (others.includes(null)) return false
  const extraMinutes = Math.max(0, ...layers.map((layer) => layer.extraMinutes ?? 0))
  const extra = await db().accommodation.aggregate({
    where: { learner: { memberships: { some: { classId: quiz.assignment.classId } } } },
    _max: { extraDays: true },
  })
  const closings = [new Date(quiz.rules.closesAt), ...others].map(Number)
  const granted = (extra._max.extraDays ?? 0) * DAY_MS + extraMinutes * MINUTE_MS
  return now.getTime() >= Math.max(...closings) + granted
}
