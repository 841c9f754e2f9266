import { expect, test } from 'vitest'
import { findResults } from '@/server/attempts/find-results'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { countStatements } from '@/tests/support/count-statements'
import { createAttempt, createLearner, getAttemptItem } from '@/tests/support/sample-attempt'
import { keyOf, sampleItem, sampleItems, scoredSamples } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const CHOICE = sampleItem('single-choice')

type Opened = { learnerId: string; attemptId: string }

const submit = (attempt: Opened) => submitAttempt({ ...attempt, now: new Date() })
const save = (attempt: Opened, slot: number, response: unknown, sequence = 1) =>
  saveResponse({ ...attempt, slot, response, clientId: 'tab', sequence, revision: 0 })
const findAttempt = ({ attemptId }: Opened) =>
  database().attempt.findUniqueOrThrow({ where: { id: attemptId }, include: { items: true } })

async function answerAll(attempt: Opened, items = sampleItems): Promise<void> {
  for (const [index, item] of items.entries()) await save(attempt, index + 1, keyOf(item))
}

test('every question type answered by its key earns full points', async () => {
  const attempt = await createAttempt(scoredSamples)
  await answerAll(attempt, scoredSamples)
  await submit(attempt)
  const { state, earned, possible, items } = await findAttempt(attempt)
  expect({ state, earned, possible }).toEqual({
    state: 'GRADED',
    earned: scoredSamples.length,
    possible: scoredSamples.length,
  })
  expect(items.every(({ status }) => status === 'GRADED')).toBe(true)
})

test('unanswered and invalid answers earn 0 points and are counted separately', async () => {
  const attempt = await createAttempt([CHOICE, CHOICE, sampleItem('numeric'), CHOICE])
  await save(attempt, 1, 'a')
  await save(attempt, 2, 'b')
  await save(attempt, 3, 'about a thousand')
  await submit(attempt)
  expect(await findResults(attempt.learnerId, attempt.attemptId, new Date())).toMatchObject({
    earned: 1,
    possible: 4,
    unanswered: 1,
    ungradable: 1,
  })
})

test('ten concurrent submissions create one grade, and a later one changes nothing', async () => {
  const attempt = await createAttempt(sampleItems)
  await answerAll(attempt)
  await Promise.all(Array.from({ length: 10 }, () => submit(attempt)))
  const graded = await findAttempt(attempt)
  expect(graded.state).toBe('GRADED')
  await submitAttempt({ ...attempt, now: new Date(Date.now() + 60_000) })
  expect(await findAttempt(attempt)).toEqual(graded)
})

test('an answer that races a submission is graded or rejected as CLOSED', async () => {
  const outcomes = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const attempt = await createAttempt([CHOICE, CHOICE, CHOICE, CHOICE])
    for (const slot of [1, 2, 3, 4]) await save(attempt, slot, 'b')
    const early = round % 6 === 5 ? submit(attempt) : undefined
    // In the last round, the submission finishes before the answers arrive; in every fifth, all answers arrive first.
    if (round === 11) await early
    const saves = [1, 2, 3, 4].map((slot) => save(attempt, slot, 'a', 2))
    const settled = Promise.allSettled(saves)
    // After none, one, two … of the answers have arrived, while the others are in flight.
    await (early ?? Promise.allSettled(saves.slice(0, round % 6)).then(() => submit(attempt)))
    const results = await settled
    let kept = 0
    for (const [index, result] of results.entries()) {
      outcomes.add(result.status)
      const attemptItem = await getAttemptItem(attempt.attemptId, index + 1)
      if (result.status === 'fulfilled') {
        kept += 1
        expect(attemptItem).toMatchObject({ response: 'a', status: 'GRADED', earned: 1 })
      } else {
        expect(result.reason).toMatchObject({ code: 'CLOSED' })
        expect(attemptItem).toMatchObject({ response: 'b', status: 'GRADED', earned: 0 })
      }
    }
    expect(await findAttempt(attempt)).toMatchObject({ state: 'GRADED', earned: kept, possible: 4 })
  }
  // Both outcomes must occur, at least in the rounds with a fixed order.
  expect([...outcomes].sort()).toEqual(['fulfilled', 'rejected'])
})

test('another user can’t submit an attempt or see its results', async () => {
  const attempt = await createAttempt([CHOICE])
  const learnerId = await createLearner()
  await expect(submit({ ...attempt, learnerId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await findAttempt(attempt)).toMatchObject({ state: 'IN_PROGRESS' })
  await expect(findResults(learnerId, attempt.attemptId, new Date())).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('there are no results before submission', async () => {
  const attempt = await createAttempt([CHOICE])
  await save(attempt, 1, 'a')
  expect(await findResults(attempt.learnerId, attempt.attemptId, new Date())).toBeNull()
})

test('an abandoned attempt can’t be submitted', async () => {
  const attempt = await createAttempt([CHOICE])
  await database().attempt.update({ where: { id: attempt.attemptId }, data: { state: 'ABANDONED' } })
  await expect(submit(attempt)).rejects.toMatchObject({ code: 'CLOSED' })
})

test('a submission needs as many statements for one item as for sixty', async () => {
  const one = await createAttempt([CHOICE])
  const sixty = await createAttempt(Array.from({ length: 60 }, () => CHOICE))
  const statements = await countStatements(() => submit(one))
  expect(statements).toBeGreaterThan(0)
  expect(await countStatements(() => submit(sixty))).toBe(statements)
  expect(await findAttempt(sixty)).toMatchObject({ state: 'GRADED', possible: 60 })
})
