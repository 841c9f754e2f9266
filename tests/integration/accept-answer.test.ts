import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { gradeResponse } from '@/domain/grading/grade-response'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { ITEM_TYPES } from '@/domain/items/item'
import { RegradePolicySchema } from '@/domain/regrading/regrade'
import { responseKey } from '@/domain/regrading/response-key'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { addItemVersion, copyToClass } from '@/server/items/add-version'
import { createRegradeRequest } from '@/server/regrade-requests/create-regrade-request'
import { resolveRegradeRequests } from '@/server/regrade-requests/resolve-regrade-requests'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { type AnyAnswered, anyAnswered } from '@/tests/support/any-answer'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const RUNS = 5
const BEHAVIORS = ['deferred', 'certainty', 'immediate'] as const
const now = () => new Date()

/** An answer that a student may request a regrade of: one that isn't empty and doesn't earn full points. */
function isContestable({ item, responses: [response] }: AnyAnswered): boolean {
  const grade = gradeResponse(item, response)
  return grade.status !== 'unanswered' && !meetsThreshold(grade.earned, grade.possible)
}

type Class = Awaited<ReturnType<typeof createClass>>

async function take(testClass: Class, learnerId: string, response: unknown): Promise<string> {
  const target = { classId: testClass.classId, assignmentId: testClass.assignmentId }
  const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now: now() })
  const saved = { learnerId, attemptId, slot: 1, response, certainty: 3 as const, revision: 0 }
  await saveResponse({ ...saved, clientId: 'tab', sequence: 1 })
  await submitAttempt({ learnerId, attemptId, now: now() })
  return attemptId
}

const itemsOf = async (attempts: readonly string[]) =>
  Promise.all(
    attempts.map(async (attemptId) => {
      const attemptItem = await database().attemptItem.findUniqueOrThrow({
        where: { attemptId_slot: { attemptId, slot: 1 } },
      })
      return { ...attemptItem, earned: attemptItem.earned ?? 0 }
    }),
  )

async function acceptRequest(testClass: Class, attempt: string) {
  const [learnerId = ''] = testClass.studentIds
  const by = { id: testClass.instructorId, ipAddress: '192.0.2.1' }
  await createRegradeRequest(
    learnerId,
    { attempt, slot: 1, argument: 'The article says so.', paragraph: null },
    now(),
  )
  const { id } = await database().regradeRequest.findFirstOrThrow({ where: { attemptId: attempt } })
  const answer = {
    class: testClass.classId,
    regradeRequest: id,
    accept: 'yes' as const,
    reply: 'You are right.',
  }
  const { regradePath } = await resolveRegradeRequests(by, answer, now())
  const search = new URL(`http://x${regradePath}`).searchParams
  const request = {
    item: search.get('item') ?? '',
    version: search.get('version') ?? '',
    policy: RegradePolicySchema.parse(search.get('policy')),
  }
  const target = { classId: testClass.classId, assignmentId: testClass.assignmentId }
  await applyRegrade(by, target, { ...request, reason: 'A correct answer.', now: now() })
  return request
}

/** Open responses have no key that could take an answer. */
const TYPES = ITEM_TYPES.filter((type) => type !== 'open-response')

describe.each(TYPES)('an accepted regrade request on a %s item', (type) => {
  const cases = fc.sample(anyAnswered(type).filter(isContestable), { numRuns: RUNS, seed: 2027 })
  test.each(
    cases.map((answered, index) => [index + 1, answered, BEHAVIORS[index % 3] ?? 'deferred'] as const),
  )('gives full points and takes none from others (case %i)', async (_, { item, responses }, behavior) => {
    const testClass = await createClass({ students: responses.length, items: [item], rules: { behavior } })
    const attempts: string[] = []
    for (const [index, response] of responses.entries())
      attempts.push(await take(testClass, testClass.studentIds[index] ?? '', response))
    const before = await itemsOf(attempts)
    const { policy } = await acceptRequest(testClass, attempts[0] ?? '')
    const after = await itemsOf(attempts)
    const [first] = after
    expect(fractionOfPoints(first ?? { earned: 0, possible: 1, certainty: null })).toBe(1)
    for (const [index, { earned }] of after.entries()) {
      expect(earned).toBeGreaterThanOrEqual(before[index]?.earned ?? 0)
      const isEqual = responseKey(item, responses[index]) === responseKey(item, responses[0])
      if (isEqual || policy === 'full-credit') expect(earned).toBe(first?.earned)
    }
  })
})

describe('a regrade request on a number with a decimal comma', () => {
  const key = [{ value: '1400', fraction: 1, tolerance: { type: 'none' as const } }]
  const german = {
    ...sampleItem('numeric'),
    id: 'number-item',
    format: { decimal: ',', group: '.' } as const,
    answers: key,
  }

  test('adds the number that was read, for every spelling of it, and no other', async () => {
    const testClass = await createClass({ students: 4, items: [german] })
    const typed = ['1.500', '1500', '1 500', '1,5']
    const attempts: string[] = []
    for (const [index, response] of typed.entries())
      attempts.push(await take(testClass, testClass.studentIds[index] ?? '', response))
    const request = await acceptRequest(testClass, attempts[0] ?? '')
    const version = await database().itemVersion.findUniqueOrThrow({ where: { id: request.version } })
    const { answers } = z.object({ answers: z.array(z.object({ value: z.string() })) }).parse(version.content)
    expect(answers.map(({ value }) => value)).toEqual(['1400', '1500'])
    expect((await itemsOf(attempts)).map(({ earned }) => earned)).toEqual([1, 1, 1, 0])
  })

  test('resolves all requests for the same number together', async () => {
    const testClass = await createClass({ students: 3, items: [german] })
    const attempts: string[] = []
    for (const [index, response] of ['1.500', '1500', '1,5'].entries()) {
      const learnerId = testClass.studentIds[index] ?? ''
      const attempt = await take(testClass, learnerId, response)
      attempts.push(attempt)
      if (index > 0)
        await createRegradeRequest(
          learnerId,
          { attempt, slot: 1, argument: 'The article says so.', paragraph: null },
          now(),
        )
    }
    await acceptRequest(testClass, attempts[0] ?? '')
    const requests = await database().regradeRequest.findMany({ where: { classId: testClass.classId } })
    const states = Object.fromEntries(requests.map(({ attemptId, state }) => [attemptId, state]))
    expect(attempts.map((id) => states[id])).toEqual(['ACCEPTED', 'ACCEPTED', 'OPEN'])
  })

  test('gives full credit if the class’s copy of the question can’t take the answer', async () => {
    const testClass = await createClass({ students: 1, items: [german] })
    const attempt = await take(testClass, testClass.studentIds[0] ?? '', '1.500')
    const version = await database().itemVersion.findFirstOrThrow({
      where: { itemId: testClass.itemIds[0] ?? '' },
    })
    const by = { id: testClass.instructorId, ipAddress: null }
    await database().$transaction(async (tx) => {
      const { itemId } = await copyToClass(tx, { classId: testClass.classId, versionId: version.id, by })
      await addItemVersion(tx, { itemId, content: sampleItem('true-false'), by })
    })
    expect(await acceptRequest(testClass, attempt)).toMatchObject({ version: '', policy: 'full-credit' })
    expect((await itemsOf([attempt])).map(({ earned }) => earned)).toEqual([1])
  })
})
