import { expect, test } from 'vitest'
import { sampleItem } from '@/tests/support/sample-items'
import { checkTry, hintAfter, TriesSchema, triesOf } from './tries'

const item = sampleItem('single-choice')
const immediate = { behavior: 'immediate', tries: 3 } as const
const interactive = { behavior: 'interactive', tries: 3 } as const

test('question behavior sets the number of tries', () => {
  expect(triesOf(immediate, 'single-choice')).toBe(1)
  expect(triesOf(interactive, 'single-choice')).toBe(3)
  expect(triesOf({ behavior: 'deferred', tries: 3 }, 'single-choice')).toBe(0)
  expect(triesOf({ behavior: 'certainty', tries: 3 }, 'single-choice')).toBe(0)
  expect(triesOf(interactive, 'open-response')).toBe(0)
})

test('the first check is final with one try', () => {
  expect(checkTry(item, immediate, 0, 'b')).toMatchObject({ ok: true, isFinal: true, grade: { earned: 0 } })
  expect(checkTry(item, immediate, 1, 'a')).toMatchObject({ ok: false, reason: 'no-tries-left' })
})

test('a correct or last try is final', () => {
  expect(checkTry(item, interactive, 0, 'b')).toMatchObject({ ok: true, isFinal: false })
  expect(checkTry(item, interactive, 1, 'a')).toMatchObject({ ok: true, isFinal: true, grade: { earned: 1 } })
  expect(checkTry(item, interactive, 2, 'b')).toMatchObject({ ok: true, isFinal: true })
  expect(checkTry(item, interactive, 3, 'a')).toMatchObject({ ok: false, reason: 'no-tries-left' })
})

test('empty and invalid answers use no try', () => {
  expect(checkTry(item, interactive, 0, null)).toMatchObject({ ok: false, reason: 'blank' })
  const number = sampleItem('numeric')
  expect(checkTry(number, interactive, 0, { number: 'many', unit: '' })).toMatchObject({ ok: false })
})

test('deferred quizzes reject checks', () => {
  expect(checkTry(item, { behavior: 'deferred', tries: 3 }, 0, 'a')).toMatchObject({
    ok: false,
    reason: 'not-in-this-quiz',
  })
})

test('hints appear in order, and the last repeats', () => {
  const hints = ['first', 'second']
  expect(hintAfter({ hints }, 0)).toBeNull()
  expect([1, 2, 3].map((used) => hintAfter({ hints }, used))).toEqual(['first', 'second', 'second'])
  expect(hintAfter({ hints: [] }, 1)).toBeNull()
})

test('a check that is refused says why in a sentence', () => {
  const number = sampleItem('numeric')
  const refusals = [
    checkTry(item, { behavior: 'deferred', tries: 3 }, 0, 'a'),
    checkTry(item, interactive, 3, 'a'),
    checkTry(item, interactive, 0, null),
    checkTry(number, interactive, 0, { number: 'many', unit: '' }),
  ]
  expect(refusals.map((outcome) => !outcome.ok && outcome.reason)).toEqual([
    'not-in-this-quiz',
    'no-tries-left',
    'blank',
    'unreadable',
  ])
  for (const outcome of refusals)
    expect(outcome).toMatchObject({ message: expect.stringMatching(/^\p{Lu}.+\.$/u) })
})

test('the last of three hints is repeated', () => {
  const hints = ['first', 'second', 'third']
  expect([3, 4, 5].map((used) => hintAfter({ hints }, used))).toEqual(['third', 'third', 'third'])
})

test('tries are stored with their response and time', () => {
  const tries = [{ response: { number: '5' }, checkedAt: '2026-11-23T10:00:00Z' }]
  expect(TriesSchema.parse(tries)).toEqual(tries)
  expect(TriesSchema.safeParse([{ response: 'a' }]).success).toBe(false)
})
