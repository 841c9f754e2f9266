import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { exportQuestion } from '@/domain/interchange/export-by-type'
import { type Item, ItemSchema } from '@/domain/items/item'
import { samplesByType } from '@/domain/items/types/samples-by-type'
import { arbitraryItem } from '@/tests/support/arbitrary-items'
import { interactionOf } from './interaction'
import { resultOf } from './result'
import { type ReportedAttempt, type StatementContext, statementsOf } from './statements'

const FIXTURE = '../shared/fixtures/interchange/xapi/vectors.json'

interface Vector {
  readonly id: string
  readonly item: unknown
  readonly response: unknown
  readonly expected: { readonly definition: object; readonly result: object }
}

const isHere = existsSync(FIXTURE)
const vectors: Vector[] = isHere ? JSON.parse(readFileSync(FIXTURE, 'utf8')).vectors : []

describe.skipIf(!isHere)(`vectors${isHere ? '' : ' (skipped: ../shared/fixtures is not here)'}`, () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))(
    '%s',
    (_, { item, response, expected }) => {
      const parsed = ItemSchema.parse(item)
      const { body } = exportQuestion(parsed)
      expect(interactionOf(body)).toEqual(expected.definition)
      expect(resultOf(body, response, gradeResponse(parsed, response))).toEqual(expected.result)
    },
  )
})

const CONTEXT: StatementContext = {
  home: 'https://casebook.example',
  courseSlug: 'course',
  class: { id: 'class', name: 'Monday' },
  assignment: { id: 'assignment', title: 'Week 1' },
  uuidOf: (text) => `id of ${text.length}`,
}

function attemptOf(item: Item, response: unknown, more: Partial<ReportedAttempt> = {}): ReportedAttempt {
  const { earned, possible } = gradeResponse(item, response)
  return {
    id: '7ccd3322-e1a5-411a-a67d-6a735c76f119',
    learnerId: 'l-4f2a',
    number: 1,
    startedAt: new Date('2026-03-01T10:00:00Z'),
    submittedAt: new Date('2026-03-01T10:01:30.500Z'),
    score: { earned, possible },
    passingRatio: null,
    answers: [
      {
        ...{ slot: 1, question: exportQuestion(item), version: 3, response, answeredAt: null },
        ...{ score: { earned, possible }, firstScore: null, regradedAt: null },
      },
    ],
    ...more,
  }
}

const ITEM = ItemSchema.parse({
  ...{ id: 'q', type: 'short-text', stem: '**Which** one?', explanation: 'Because.' },
  answers: [{ text: 'OSCE' }],
})

test('an attempt has a statement for its start, each answer, and its end', () => {
  const [attempted, answered, completed] = statementsOf(attemptOf(ITEM, 'a[,]b'), CONTEXT)
  expect(attempted).toMatchObject({
    actor: { account: { homePage: 'https://casebook.example', name: 'l-4f2a' } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/attempted' },
    object: { id: 'https://casebook.example/classes/class/assignments/assignment' },
    timestamp: '2026-03-01T10:00:00.000Z',
  })
  expect(answered).toMatchObject({
    object: {
      id: 'https://casebook.example/courses/course/items/q/versions/3',
      definition: { description: { en: 'Which one?' } },
    },
    result: {
      response: 'a[,]b',
      success: false,
      extensions: { 'https://casebook.example/xapi/extensions/response': 'a[,]b' },
    },
  })
  expect(completed?.result).toEqual({
    completion: true,
    duration: 'PT90.5S',
    score: { scaled: 0, raw: 0, min: 0, max: 1 },
  })
})

test('a regrade adds a statement that refers to the first', () => {
  const attempt = attemptOf(ITEM, 'NATO')
  const answers = attempt.answers.map((answer) => ({
    ...answer,
    ...{ score: { earned: 1, possible: 1 }, firstScore: { earned: 0, possible: 1 } },
    regradedAt: new Date('2026-03-02T08:00:00Z'),
  }))
  const [, first, second] = statementsOf({ ...attempt, answers }, CONTEXT)
  expect(first?.result).toMatchObject({ success: false })
  expect(second).toMatchObject({
    ...{ result: { success: true }, timestamp: '2026-03-02T08:00:00.000Z' },
    context: { statement: { objectType: 'StatementRef', id: first?.id } },
  })
})

test('an attempt passes or fails by the passing grade, if there is one', () => {
  const verbs = (more: Partial<ReportedAttempt>) =>
    statementsOf(attemptOf(ITEM, 'OSCE', more), CONTEXT).map(({ verb }) => verb.display.en)
  expect(verbs({ passingRatio: 0.5 })).toEqual(['attempted', 'answered', 'completed', 'passed'])
  expect(verbs({ passingRatio: 0.5, score: { earned: 0, possible: 1 } })).toContain('failed')
  expect(verbs({ submittedAt: null })).toEqual(['attempted'])
})

test('scores stay within what xAPI allows, and nothing is null', () => {
  const response = fc.oneof(fc.constant('key' as const), fc.jsonValue({ maxDepth: 2 }))
  const score = fc.record({ earned: fc.integer({ min: -6, max: 3 }), possible: fc.constantFrom(0, 1, 3) })
  fc.assert(
    fc.property(arbitraryItem(), response, score, (item, given, earned) => {
      const answer = given === 'key' ? samplesByType[item.type].key(item) : given
      const attempt = attemptOf(item, answer, { score: earned })
      const answers = attempt.answers.map((entry) => ({ ...entry, score: earned }))
      for (const { result } of statementsOf({ ...attempt, answers }, CONTEXT)) {
        const { extensions, ...checked } = (result ?? {}) as Record<string, unknown>
        expect(JSON.stringify(checked)).not.toContain('null')
        const { scaled = 0, raw = 0, min = raw, max = raw } = (checked.score ?? {}) as Record<string, number>
        expect(Math.abs(scaled)).toBeLessThanOrEqual(1)
        expect(min <= raw && raw <= max).toBe(true)
      }
    }),
    { numRuns: 300, seed: 16 },
  )
})
