import 'server-only'
import type { GradeCategory, TotalColumn } from '@/domain/grades/calculate-total'
import { db } from '@/server/platform/db'
import { listOwnClosings } from '@/server/quizzes/own-closings'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'
import { summarizeGrades } from './gradebook-statements'
import { countWaiting } from './waiting-statements'

/** An assignment with what a student’s total needs. */
export interface ClassColumn extends TotalColumn {
  quizId: string
  title: string
  isClosed: boolean
  /** The students with the opposite state, because of overrides, accommodations, or an attempt in progress. */
  exceptions: readonly string[]
}

export interface GradebookColumn extends ClassColumn {
  /** The submitted answers that people must grade or release. They don't count yet. */
  waiting: number
  /** The mean and the median of the grades that count in the whole class, whatever the filter, 0 or more; null without grades. */
  meanRatio: number | null
  medianRatio: number | null
}

export const CATEGORY_COLUMNS = { id: true, name: true, weight: true, dropLowest: true } as const

/** Lists the assignments of a class as gradebook columns. The caller has checked access with `requireClassPermission`. */
export async function listGradebookColumns(classId: string, now: Date): Promise<GradebookColumn[]> {
  const [columns, summaries] = await Promise.all([listClassColumns(classId, now), summarizeGrades(classId)])
  const waiting = await countWaiting(columns.map(({ quizId }) => quizId))
  const byQuiz = new Map(summaries.map((summary) => [summary.quizId, summary]))
  return columns.map((column) => ({
    ...column,
    waiting: waiting.get(column.quizId) ?? 0,
    meanRatio: byQuiz.get(column.quizId)?.meanRatio ?? null,
    medianRatio: byQuiz.get(column.quizId)?.medianRatio ?? null,
  }))
}

/**
 * Lists the published assignments of a class: by category, without one last, then by age. The caller has checked access with
 * `requireClassPermission`.
 */
export async function listClassColumns(classId: string, now: Date): Promise<ClassColumn[]> {
  const rows = await db().assignment.findMany({
    where: { classId, publishedAt: { not: null }, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, quizId: true, points: true, isExtraCredit: true, quiz: { select: QUIZ_COLUMNS } },
      category: { select: { ...CATEGORY_COLUMNS, position: true } },
    },
  })
  const quizzes = rows.map(({ quiz }) => toQuiz(quiz))
  const ownClosings = await listOwnClosings(classId, quizzes, now)
  const columns = rows.map(({ id, quizId, points, isExtraCredit, category }, index) => {
    const title = quizzes[index]?.title ?? ''
    const closesAt = quizzes[index]?.rules.closesAt ?? null
    return {
      place: category?.position ?? Number.POSITIVE_INFINITY,
      column: {
        ...{ id, quizId, points, isExtraCredit, title },
        category: category && withoutPosition(category),
        isClosed: closesAt !== null && closesAt <= now,
        exceptions: ownClosings.get(quizId) ?? [],
      },
    }
  })
  // Sorting is stable: the order by age stays within a category.
  return columns.sort((a, b) => (a.place === b.place ? 0 : a.place - b.place)).map(({ column }) => column)
}

function withoutPosition({ id, name, weight, dropLowest }: GradeCategory): GradeCategory {
  return { id, name, weight, dropLowest }
}
