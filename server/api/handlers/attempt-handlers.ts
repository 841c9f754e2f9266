import 'server-only'
import type { attemptOperations } from '@/contract/operations/attempt-operations'
import { checkResponse } from '@/server/attempts/check-response'
import { findResults } from '@/server/attempts/find-results'
import { flagItem } from '@/server/attempts/flag-item'
import { goToNextQuestion } from '@/server/attempts/go-to-next-question'
import { notePresence } from '@/server/attempts/note-presence'
import { getAttempt, listAskedItems } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { admitCaller } from '@/server/http/admit'
import { AppError } from '@/server/platform/errors'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'
import { makeReceipt } from '@/server/receipts/make-receipt'
import { presentAttempt, presentChecking, presentResults } from '../present-attempt'
import type { HandlersOf } from '../run-operation'

export const attemptHandlers: HandlersOf<typeof attemptOperations> = {
  startAttempt: async ({ body: { course, quiz, seed, password }, viewer }) => {
    const { id, isFromSeed } = await startAttempt({
      learnerId: viewer.id,
      courseSlug: course,
      quizSlug: quiz,
      now: new Date(),
      ...(seed ? { seed } : {}),
      ...(password ? { password } : {}),
    })
    return { id, isFromSeed }
  },

  getAttempt: async ({ params, viewer }) => {
    const attempt = await getAttempt(viewer.id, params.attempt, new Date())
    // After submission, the results show the questions, as far as the results policy allows.
    const slots = attempt.state === 'IN_PROGRESS' ? attempt.questions.map(({ slot }) => slot) : []
    return presentAttempt(attempt, await listAskedItems(viewer.id, attempt.id, slots))
  },

  saveResponse: async ({ params: { attempt, slot }, body, viewer, caller }) => {
    try {
      const { id: learnerId, sessionVersion, sessionId } = viewer
      return await saveResponse({ learnerId, sessionVersion, sessionId, attemptId: attempt, slot, ...body })
    } catch (error) {
      // The statement also finds nothing if the session has ended, so check the session only then.
      if (viewer.sessionVersion !== null && error instanceof AppError && error.code === 'NOT_FOUND')
        await admitCaller('learner', caller)
      throw error
    }
  },

  notePresence: async ({ params, body, viewer }) => {
    const { id: learnerId, sessionVersion, sessionId } = viewer
    const { state, closesAt } = await notePresence({
      ...{ learnerId, sessionVersion, sessionId },
      attemptId: params.attempt,
      slot: body.slot,
    })
    return { state: ATTEMPT_STATES[state], closesAt: closesAt?.toISOString() ?? null }
  },

  checkResponse: async ({ params: { attempt, slot }, viewer }) =>
    presentChecking(await checkResponse({ learnerId: viewer.id, attemptId: attempt, slot, now: new Date() })),

  goToNextQuestion: ({ params, body, viewer }) =>
    goToNextQuestion({ learnerId: viewer.id, attemptId: params.attempt, from: body.from }),

  flagItem: ({ params: { attempt, slot }, body, viewer }) =>
    flagItem({ learnerId: viewer.id, attemptId: attempt, slot, flagged: body.flagged }),

  submitAttempt: async ({ params, viewer }) => {
    const now = new Date()
    await submitAttempt({ learnerId: viewer.id, attemptId: params.attempt, now })
    const { id, state } = await getAttempt(viewer.id, params.attempt, now)
    return { id, state: ATTEMPT_STATES[state] }
  },

  getReceipt: ({ params, viewer }) =>
    makeReceipt({ learnerId: viewer.id, attemptId: params.attempt, now: new Date() }),

  getResults: async ({ params, viewer }) => {
    const results = await findResults(viewer.id, params.attempt, new Date())
    if (!results) throw new AppError('CONFLICT', { userMessage: 'This attempt has not been submitted yet.' })
    return presentResults(results)
  },
}
