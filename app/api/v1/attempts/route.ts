import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { startAttempt } from '@/server/attempts/start-attempt'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.startAttempt, async ({ body: { course, quiz, seed, password }, viewer }) => {
    const { id, isFromSeed } = await startAttempt({
      learnerId: viewer.id,
      courseSlug: course,
      quizSlug: quiz,
      now: new Date(),
      ...(seed ? { seed } : {}),
      ...(password ? { password } : {}),
    })
    return { id, isFromSeed }
  }),
)
