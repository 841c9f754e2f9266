import { expect, test } from 'vitest'
import type { z } from 'zod'
import { AttemptSchema } from '@/contract/schemas/attempt-schemas'
import { CheckingSchema, ResultsPolicySchema } from '@/contract/schemas/results-schemas'
import { presentAttempt, presentChecking, presentResults } from '@/server/api/present-attempt'
import { checkResponse } from '@/server/attempts/check-response'
import { findResults } from '@/server/attempts/find-results'
import { getAttempt, listAskedItems } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { createLearner } from '@/tests/support/sample-attempt'
import { createQuiz } from '@/tests/support/sample-quiz'
import { useTestDatabase } from '@/tests/support/test-database'

// Rules that no quiz of the bundled course has; `tests/e2e/api.spec.ts` checks the rest against the API description.

useTestDatabase()

/** Fails if a response doesn't match the API description or contains more. */
function expectToFit(schema: z.ZodType, answer: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer))
  expect(schema.parse(sent)).toEqual(sent)
}

async function begin(rules: object) {
  const learnerId = await createLearner()
  const { courseSlug, quizSlug } = await createQuiz({ rules })
  const { id: attemptId } = await startAttempt({ learnerId, courseSlug, quizSlug, now: new Date() })
  return { learnerId, attemptId }
}

type Own = Awaited<ReturnType<typeof begin>>

async function read({ learnerId, attemptId }: Own) {
  const attempt = await getAttempt(learnerId, attemptId, new Date())
  const slots = attempt.questions.map(({ slot }) => slot)
  return presentAttempt(attempt, await listAskedItems(learnerId, attemptId, slots))
}

const save = (own: Own, response: string) =>
  saveResponse({ ...own, slot: 1, response, clientId: 'script', sequence: 1, revision: 0 })

async function review({ learnerId, attemptId }: Own) {
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  const found = await findResults(learnerId, attemptId, new Date())
  return found && presentResults(found)
}

test('a quiz with several tries responds as documented, at every step', async () => {
  const own = await begin({ behavior: 'interactive', tries: 2 })
  expectToFit(AttemptSchema, await read(own))
  await save(own, 'b')
  const checking = presentChecking(await checkResponse({ ...own, slot: 1, now: new Date() }))
  expectToFit(CheckingSchema, checking)
  expect(checking).toMatchObject({ triesUsed: 1, triesLeft: 1, review: { rows: [{ correct: null }] } })
  expectToFit(AttemptSchema, await read(own))
  expectToFit(ResultsPolicySchema, await review(own))
})

test('a sequential quiz returns only the current question', async () => {
  const attempt = await read(await begin({ sequential: true, timeLimitMinutes: 10 }))
  expectToFit(AttemptSchema, attempt)
  expect(attempt).toMatchObject({ sequential: true, currentSlot: 1, closesAt: expect.any(String) })
  expect(attempt.items.map(({ slot }) => slot)).toEqual([1])
})

test('the results of an open exam contain neither points nor answers', async () => {
  const own = await begin({ resultsPolicy: 'exam' })
  await save(own, 'a')
  const exam = await review(own)
  expectToFit(ResultsPolicySchema, exam)
  expect(exam).toMatchObject({ earned: null, possible: null, items: [], overallFeedback: null })
})

test('certainty and confidence are returned as they were saved', async () => {
  const own = await begin({ behavior: 'certainty' })
  await saveResponse({
    ...own,
    slot: 1,
    response: 'a',
    clientId: 'script',
    sequence: 1,
    revision: 0,
    certainty: 3,
    confidence: 80,
  })
  const attempt = await read(own)
  expectToFit(AttemptSchema, attempt)
  expect(attempt.items[0]).toMatchObject({ certainty: 3, confidence: 80 })
  expectToFit(ResultsPolicySchema, await review(own))
})
