import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isOpenToDrafts } from '@/domain/attempts/rules'
import { startAttempt } from '@/server/attempts/start-attempt'
import { draftPath } from '@/server/attempts/unsaved-attempt'
import { defineFormRoute } from '@/server/http/define-form-route'
import { requireViewer } from '@/server/http/viewer'
import { AppError } from '@/server/platform/errors'
import { getQuiz } from '@/server/quizzes/quiz-rules'

/**
 * Starts a quiz. A visitor who hasn't answered anything yet gets an unsaved attempt, of which nothing is stored. An attempt at a quiz with a
 * time limit, a password, or an attempt limit is stored from the start.
 */
export const POST = defineFormRoute({
  access: 'public',
  params: z.object({ course: z.string(), quiz: z.string() }),
  run: async ({ params: { course, quiz: slug }, form, viewer }) => {
    const quiz = await getQuiz(course, slug)
    const { rules, passwordHash } = quiz
    if (!viewer && isOpenToDrafts(rules, passwordHash !== null))
      return draftPath({ course, quiz: slug, seed: randomUUID() })
    const learner = viewer ?? (await requireViewer('guest'))
    const start = { learnerId: learner.id, courseSlug: course, quizSlug: slug, quiz, now: new Date() }
    try {
      const { id, isNew } = await startAttempt({ ...start, password: form.get('password') ?? '' })
      return isNew ? `/attempts/${id}?slot=1` : `/attempts/${id}`
    } catch (error) {
      const isRefused = error instanceof AppError && (error.fieldErrors?.password || error.code === 'CLOSED')
      if (!isRefused) throw error
      // The quiz page shows the reason.
      const why = error.fieldErrors?.password ? 'password' : 'closed'
      return `/courses/${course}/quizzes/${slug}?refused=${why}`
    }
  },
})
