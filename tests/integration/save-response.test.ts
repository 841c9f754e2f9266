import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SaveRequest, saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { countStatements } from '@/tests/support/count-statements'
import { createAttempt, createLearner, getAttemptItem } from '@/tests/support/sample-attempt'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'
import { applySave, emptyAnswer, type SavedAnswer } from '../support/apply-save'

const database = useTestDatabase()

const NUMBER = sampleItem('numeric')
const CHOICE = sampleItem('single-choice')

type Opened = { learnerId: string; attemptId: string }

const save = (attempt: Opened, response: unknown, changes: Partial<SaveRequest> = {}) =>
  saveResponse({ ...attempt, slot: 1, response, clientId: 'tab', sequence: 1, revision: 0, ...changes })

const listLog = ({ attemptId, learnerId }: Opened) =>
  database().responseLog.findMany({ where: { attemptId, learnerId }, orderBy: { id: 'asc' } })

test('the database matches the model for any interleaving of saves', async () => {
  const saves = fc.array(
    fc.record({
      clientId: fc.constantFrom('one', 'two', 'three'),
      sequence: fc.integer({ min: 1, max: 5 }),
      baseRevision: fc.integer({ min: 0, max: 6 }),
      response: fc.constantFrom('a', 'b', 'c', 'd', null),
    }),
    { minLength: 1, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(saves, async (arrivals) => {
      const attempt = await createAttempt([CHOICE])
      let answer: SavedAnswer = emptyAnswer
      let taken = 0
      const last = new Map<string, number>()
      for (const { baseRevision: revision, ...arrival } of arrivals) {
        const outcome = applySave(answer, last.get(arrival.clientId) ?? null, {
          ...arrival,
          baseRevision: revision,
        })
        answer = outcome.answer
        if (outcome.kind === 'saved') {
          taken += 1
          last.set(arrival.clientId, arrival.sequence)
        }
        const saved = await saveResponse({ ...attempt, slot: 1, revision, ...arrival })
        expect(saved).toMatchObject({ revision: answer.revision, problem: null })
        expect(saved.replaced && { response: saved.replaced.response }).toEqual(
          outcome.replaced && { response: outcome.replaced.response },
        )
      }
      expect(await getAttemptItem(attempt.attemptId)).toMatchObject(answer)
      expect((await listLog(attempt)).map(({ revision }) => revision)).toEqual(
        Array.from({ length: taken }, (_, index) => index + 1),
      )
    }),
    { numRuns: 40 },
  )
})

test('nothing is saved for an ended session', async () => {
  const attempt = await createAttempt([CHOICE])
  await expect(save(attempt, 'a', { sessionVersion: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ revision: 0 })
  expect(await listLog(attempt)).toEqual([])
  expect(await save(attempt, 'a', { sessionVersion: 1 })).toMatchObject({ revision: 1 })
})

test('a save is one statement, whatever state it finds', async () => {
  const attempt = await createAttempt([CHOICE])
  await save(attempt, 'a', { sequence: 1 })
  const statements = await countStatements(async () => {
    await save(attempt, 'b', { sequence: 2, sessionVersion: 1 })
  })
  expect(statements).toBe(1)
})

test('one save that arrives ten times concurrently is stored once', async () => {
  const attempt = await createAttempt([CHOICE])
  const results = await Promise.all(Array.from({ length: 10 }, () => save(attempt, 'a')))
  expect(results.map(({ revision }) => revision)).toEqual(Array.from({ length: 10 }, () => 1))
  expect(await listLog(attempt)).toHaveLength(1)
})

test('of concurrent, out-of-order saves of a tab, the newest counts', async () => {
  const attempt = await createAttempt([CHOICE])
  const order = [3, 1, 5, 2, 4]
  await Promise.all(order.map((sequence) => save(attempt, 'abcd'[sequence % 4], { sequence })))
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ response: 'b', sequence: 5 })
})

test.each(sampleItems.map((item) => [item.type, item.id, item] as const))(
  'an answer to an item of type %s (%s) is stored as given',
  async (_type, _id, item) => {
    const attempt = await createAttempt([item])
    expect(await save(attempt, keyOf(item))).toMatchObject({ revision: 1, problem: null })
    expect(await getAttemptItem(attempt.attemptId)).toMatchObject({
      response: keyOf(item),
      status: 'ANSWERED',
    })
  },
)

test('a withdrawn answer is unanswered again', async () => {
  const attempt = await createAttempt([NUMBER])
  await save(attempt, '3600')
  await save(attempt, '   ', { sequence: 2, revision: 1 })
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ status: 'UNANSWERED', revision: 2 })
})

test('foreign attempts, missing attempts, and missing slots are all NOT_FOUND', async () => {
  const attempt = await createAttempt([CHOICE])
  await save(attempt, 'a')
  const stranger = await createLearner()
  const refused = expect.objectContaining({ code: 'NOT_FOUND' })
  await expect(save({ ...attempt, learnerId: stranger }, 'b', { sequence: 2 })).rejects.toEqual(refused)
  await expect(save({ ...attempt, attemptId: 'none' }, 'b')).rejects.toEqual(refused)
  await expect(save(attempt, 'b', { slot: 2 })).rejects.toEqual(refused)
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ response: 'a', revision: 1 })
})

test('an answer after submission is rejected as CLOSED and kept for instructors', async () => {
  const attempt = await createAttempt([CHOICE])
  await save(attempt, 'a')
  await submitAttempt({ ...attempt, now: new Date() })
  const before = await getAttemptItem(attempt.attemptId)
  await expect(save(attempt, 'b', { sequence: 2 })).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await getAttemptItem(attempt.attemptId)).toEqual(before)
  expect(await listLog(attempt)).toMatchObject([
    { response: 'a', isLate: false },
    { response: 'b', isLate: true },
  ])
})

test.each([
  ['a list', ['a']],
  ['an object', { id: 'a' }],
  ['a number', 7],
  ['an option that the item doesn’t have', 'z'],
  ['the name of an inherited property', '__proto__'],
  ['a character that text can’t contain', 'a\u0000'],
  ['very long text', 'a'.repeat(100_000)],
])('%s isn’t a single-choice answer: it is rejected and changes nothing', async (_name, response) => {
  const attempt = await createAttempt([CHOICE])
  await save(attempt, 'a')
  await expect(save(attempt, response, { sequence: 2 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ response: 'a', revision: 1, sequence: 1 })
})

test('any JSON is either stored or rejected with a message, for every type', async () => {
  const attempt = await createAttempt(sampleItems)
  const slots = fc.integer({ min: 1, max: sampleItems.length })
  let sequence = 0
  await fc.assert(
    fc.asyncProperty(slots, fc.jsonValue(), async (slot, response) => {
      sequence += 1
      const outcome = await save(attempt, response, { slot, sequence }).catch((error) => error)
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'INVALID_INPUT' })
      else expect(outcome).toMatchObject({ revision: expect.any(Number) })
    }),
    { numRuns: 150 },
  )
})

test('a number that can’t be read is stored as typed, and the learner is notified', async () => {
  const attempt = await createAttempt([NUMBER])
  const { problem, revision } = await save(attempt, 'three thousand')
  expect(problem).toEqual(expect.stringMatching(/\w/))
  expect(revision).toBe(1)
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({
    response: 'three thousand',
    status: 'ANSWERED',
  })
  expect(await save(attempt, '3600', { sequence: 2, revision })).toMatchObject({ problem: null, revision: 2 })
})
