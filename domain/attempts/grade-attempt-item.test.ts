import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleItem } from '@/tests/support/sample-items'
import { fractionOfPoints, gradeAttemptItem } from './grade-attempt-item'

const item = sampleItem('single-choice')
const blank = { response: null, certainty: null, tries: [], isLocked: false }
const tried = (...responses: unknown[]) => responses.map((response) => ({ response }))
const rules = (behavior: 'deferred' | 'immediate' | 'interactive' | 'certainty') => ({
  behavior,
  penalty: 0.25,
})

test('deferred and immediate behavior give the plain grade', () => {
  for (const behavior of ['deferred', 'immediate'] as const) {
    expect(gradeAttemptItem(item, rules(behavior), { ...blank, response: 'a' })).toMatchObject({
      earned: 1,
      possible: 1,
    })
    expect(gradeAttemptItem(item, rules(behavior), blank)).toMatchObject({
      earned: 0,
      grade: { status: 'unanswered' },
    })
  }
})

test('each try before the correct one costs the penalty', () => {
  const answer = { ...blank, response: 'a', tries: tried('b', 'c', 'a'), isLocked: true }
  expect(gradeAttemptItem(item, rules('interactive'), answer)).toMatchObject({ earned: 0.5, possible: 1 })
})

test('a corrected key counts the first correct try', () => {
  const answer = { ...blank, response: 'c', tries: tried('b', 'a', 'd', 'c'), isLocked: true }
  const graded = gradeAttemptItem(item, rules('interactive'), answer)
  expect(graded).toMatchObject({ earned: 0.75, grade: { status: 'graded', earned: 1 } })
  expect(
    gradeAttemptItem(item, rules('interactive'), { ...answer, tries: tried('a', 'b', 'a') }).earned,
  ).toBe(1)
})

test('an unchecked change counts as one more try', () => {
  const open = { ...blank, response: 'a', tries: tried('b') }
  expect(gradeAttemptItem(item, rules('interactive'), open).earned).toBe(0.75)
  expect(gradeAttemptItem(item, rules('interactive'), { ...open, response: 'b' }).earned).toBe(0)
  expect(gradeAttemptItem(item, rules('interactive'), { ...open, tries: [] }).earned).toBe(1)
})

test('an erased answer keeps its checked grade', () => {
  const answer = { ...blank, response: null, tries: tried('d') }
  expect(gradeAttemptItem(item, rules('interactive'), answer)).toMatchObject({
    earned: 0.25,
    grade: { status: 'graded' },
  })
})

test.each([
  ['a', 1, 1],
  ['a', 2, 2],
  ['a', 3, 3],
  ['a', null, 1],
  ['b', 1, 0],
  ['b', 2, -2],
  ['b', 3, -6],
  [null, 3, 0],
])('certainty-based scoring: %s at C%s earns %s of 3', (response, certainty, earned) => {
  expect(gradeAttemptItem(item, rules('certainty'), { ...blank, response, certainty })).toMatchObject({
    earned,
    possible: 3,
  })
})

test('mastery uses the share of the item’s points', () => {
  expect(fractionOfPoints({ earned: 0.5, possible: 1, certainty: null, points: 1 })).toBe(0.5)
  expect(fractionOfPoints({ earned: 1, possible: 3, certainty: null, points: 1 })).toBe(1)
  expect(fractionOfPoints({ earned: 3, possible: 3, certainty: 3, points: 1 })).toBe(1)
  expect(fractionOfPoints({ earned: 1, possible: 3, certainty: 2, points: 1 })).toBe(0.5)
  expect(fractionOfPoints({ earned: -6, possible: 3, certainty: 3, points: 1 })).toBe(0)
  expect(fractionOfPoints({ earned: 0, possible: 0, certainty: null, points: 1 })).toBe(0)
})

test('an answer that stands as it was checked costs nothing more', () => {
  const checked = { ...blank, response: 'd', tries: tried('b', 'd') }
  expect(gradeAttemptItem(item, rules('interactive'), { ...checked, tries: tried('d') }).earned).toBe(0.25)
  const half = {
    ...item,
    options: item.options.map((one) => (one.id === 'd' ? { ...one, fraction: 0.5 } : one)),
  }
  expect(gradeAttemptItem(half, rules('interactive'), checked).earned).toBe(0.25)
})

test('what is typed after the last try doesn’t count', () => {
  const locked = { ...blank, response: 'a', tries: tried('b'), isLocked: true }
  expect(gradeAttemptItem(item, rules('interactive'), locked).earned).toBe(0)
})

test('an answer that can’t be read is labeled invalid', () => {
  const number = sampleItem('numeric')
  expect(gradeAttemptItem(number, rules('interactive'), { ...blank, response: 'many' })).toMatchObject({
    ...{ earned: 0, possible: 1 },
    grade: { status: 'ungradable' },
  })
})

test('a certainty that isn’t one of the three counts as none', () => {
  expect(gradeAttemptItem(item, rules('certainty'), { ...blank, response: 'a', certainty: 5 }).earned).toBe(1)
})

test('only points by certainty are measured by the certainty', () => {
  expect(fractionOfPoints({ earned: 1, possible: 1, certainty: 3, points: 1 })).toBe(1)
  expect(fractionOfPoints({ earned: 1, possible: 0, certainty: null, points: 1 })).toBe(0)
})

test('points that staff set aren’t measured by the certainty', () => {
  for (const certainty of [1, 2, 3, null])
    expect(fractionOfPoints({ earned: 1.5, possible: 3, certainty, points: 1, isChanged: true })).toBe(0.5)
})

test('scaling points scales what is earned and possible, and changes no ratio', () => {
  const answers = fc.record({
    behavior: fc.constantFrom(
      'deferred' as const,
      'immediate' as const,
      'interactive' as const,
      'certainty' as const,
    ),
    response: fc.constantFrom('a', 'b', null),
    certainty: fc.constantFrom(1, 2, 3, null),
    tries: fc.array(fc.record({ response: fc.constantFrom('a', 'b', null) }), { maxLength: 3 }),
    points: fc.constantFrom(0.5, 2, 3, 7.5, 100),
  })
  fc.assert(
    fc.property(answers, ({ behavior, points, ...answer }) => {
      const graded = { ...answer, isLocked: false }
      const plain = gradeAttemptItem(item, rules(behavior), graded)
      const scaled = gradeAttemptItem(item, rules(behavior), graded, points)
      expect(scaled.possible).toBeCloseTo(plain.possible * points, 9)
      expect(scaled.earned / scaled.possible).toBeCloseTo(plain.earned / plain.possible, 9)
      expect(fractionOfPoints({ ...scaled, certainty: answer.certainty, points })).toBeCloseTo(
        fractionOfPoints({ ...plain, certainty: answer.certainty, points: 1 }),
        9,
      )
    }),
  )
})

test('three points without certainty aren’t mistaken for certainty-based scoring', () => {
  expect(fractionOfPoints({ earned: 1.5, possible: 3, certainty: null, points: 3 })).toBe(0.5)
  expect(fractionOfPoints({ earned: 3, possible: 9, certainty: null, points: 3 })).toBe(1)
})

test('an answer that only a person can grade is worth 0 of 0 until then, with any behavior', () => {
  const answer = { ...blank, response: 'I agree.', certainty: 3 }
  for (const behavior of ['deferred', 'immediate', 'interactive', 'certainty'] as const)
    expect(gradeAttemptItem(sampleItem('open-response'), rules(behavior), answer, 6)).toMatchObject({
      ...{ earned: 0, possible: 0, grade: { status: 'waiting' } },
    })
})

test('an interactive question that was never answered is unanswered', () => {
  expect(gradeAttemptItem(item, rules('interactive'), blank)).toMatchObject({
    ...{ earned: 0, possible: 1, grade: { status: 'unanswered' } },
  })
})
