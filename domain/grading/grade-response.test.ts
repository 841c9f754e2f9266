import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GradingResult } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { isBlank } from '@/domain/items/is-blank'
import type { Item } from '@/domain/items/item'
import { MatchingRuleSchema } from '@/domain/items/types/matching/schema'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'
import { OrderingRuleSchema } from '@/domain/items/types/ordering/schema'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { validateResponse } from '@/domain/items/validate-response'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'

/** Each sample under each rule that its type can be graded by. */
const itemsByRule = sampleItems.flatMap((item): { name: string; item: Item }[] => {
  switch (item.type) {
    case 'multiple-response':
    case 'hotspot':
    case 'evidence':
      return MultipleResponseRuleSchema.options.map((grading) => ({
        name: `${item.id} by ${grading}`,
        item: { ...item, grading },
      }))
    case 'matching':
    case 'categorize':
      return MatchingRuleSchema.options.map((grading) => ({
        name: `${item.id} by ${grading}`,
        item: { ...item, grading },
      }))
    case 'ordering':
      return OrderingRuleSchema.options.map((grading) => ({
        name: `${item.id} by ${grading}`,
        item: { ...item, grading },
      }))
    default:
      return [{ name: item.id, item }]
  }
})

function expectSound(grade: GradingResult): void {
  expect([0, 1]).toContain(grade.possible)
  if (grade.status === 'graded') {
    expect(grade.earned).toBeGreaterThanOrEqual(0)
    expect(grade.earned).toBeLessThanOrEqual(1)
    expect(Object.is(grade.earned, -0)).toBe(false)
    for (const part of grade.parts) expect(part.fraction >= 0 && part.fraction <= 1).toBe(true)
    expect(grade.parts.length).toBeGreaterThan(0)
  } else {
    expect(grade.earned).toBe(0)
    if (grade.status === 'ungradable') expect(grade.reason).toMatch(/\.$/)
  }
}

/** JSON that resembles a response: the right IDs, numbers, and texts in valid and invalid shapes. */
function nearResponses(item: Item): fc.Arbitrary<unknown> {
  const ids =
    JSON.stringify(item)
      .match(/"id":"([^"]+)"/g)
      ?.map((match) => match.slice(6, -1)) ?? []
  const words = fc.constantFrom(
    ...ids,
    'OSCE',
    'Minsk group',
    '3600',
    '3,600',
    '25k',
    '1e400',
    '-',
    '',
    'NaN',
    'Infinity',
  )
  const value = fc.oneof(words, fc.string(), fc.double(), fc.constant(null), fc.boolean())
  return fc.oneof(
    value,
    fc.array(value, { maxLength: 8 }),
    fc.subarray(ids),
    fc.shuffledSubarray(ids),
    fc.dictionary(fc.constantFrom(...ids, 'number', 'unit', '__proto__'), value, { maxKeys: 6 }),
    fc.record({ number: value, unit: value }),
    fc.jsonValue(),
  )
}

describe.each(itemsByRule)('$name', ({ item }) => {
  test('any JSON is graded within 0 to possible, unanswered, or ungradable with a reason', () => {
    fc.assert(
      fc.property(nearResponses(item), (response) => {
        const before = JSON.stringify(response)
        expectSound(gradeResponse(item, response))
        expect(JSON.stringify(response)).toBe(before)
      }),
      { numRuns: 300 },
    )
  })

  test('the key earns full points, and every part of it is correct', () => {
    // Of three options that share fractions, only a sum of 1 is full: these have none, so a key is worth 1.
    const grade = gradeResponse(item, keyOf(item))
    if (isGradedByPerson(item.type)) {
      expect(grade).toMatchObject({ status: 'waiting', earned: 0, possible: 0 })
      return
    }
    expect(grade).toMatchObject({ status: 'graded', earned: 1, possible: 1 })
    if (grade.status === 'graded') expect(grade.parts.every(({ status }) => status === 'correct')).toBe(true)
  })

  test('only an empty response is unanswered', () => {
    fc.assert(
      fc.property(nearResponses(item), (response) => {
        expect(gradeResponse(item, response).status === 'unanswered').toBe(isBlank(item, response))
      }),
    )
  })

  test('valid responses can be graded, and invalid ones give the same reason', () => {
    fc.assert(
      fc.property(nearResponses(item), (response) => {
        const check = validateResponse(item, response)
        const grade = gradeResponse(item, response)
        if (check.ok) expect(grade.status).not.toBe('ungradable')
        else if (grade.status === 'ungradable') expect(grade.reason).toBe(check.problem.message)
        // A cloze with another valid gap is graded anyway.
        else expect(item.type).toBe('cloze')
      }),
    )
  })
})

test('a list of choices scores the same in any order', () => {
  for (const { item } of itemsByRule) {
    if (item.type !== 'multiple-response' && item.type !== 'evidence') continue
    const ids = (item.type === 'evidence' ? item.passages : item.options).map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(ids), fc.infiniteStream(fc.nat()), (chosen, places) => {
        const order = new Map(chosen.map((id) => [id, places.next().value]))
        const mixed = [...chosen].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        expect(gradeResponse(item, mixed)).toEqual(gradeResponse(item, chosen))
      }),
    )
  }
})

test('a negative fraction counts as 0, and a partial one counts', () => {
  const item = sampleItem('single-choice')
  expect(gradeResponse(item, 'c')).toMatchObject({ earned: 0, parts: [{ status: 'incorrect', chosen: 'c' }] })
  expect(gradeResponse(item, 'd')).toMatchObject({ earned: 0.25, parts: [{ status: 'partial' }] })
})

test('a choice that isn’t among the options is ungradable, not incorrect', () => {
  expect(gradeResponse(sampleItem('single-choice'), 'zz')).toMatchObject({
    status: 'ungradable',
    code: 'unknown-choice',
  })
  expect(gradeResponse(sampleItem('evidence'), { p1: true })).toMatchObject({ status: 'ungradable' })
})

test('fractions of options are added in decimals: 0.1 and 0.2 are 0.3', () => {
  const options = [0.1, 0.2, 0.7, -0.1].map((fraction, index) => ({
    id: `o${index}`,
    text: `Option ${index}`,
    key: fraction > 0,
    fraction,
  }))
  const item = sampleItem('multiple-response', { options, grading: 'option-fractions' })
  expect(gradeResponse(item, ['o0', 'o1']).earned).toBe(0.3)
  expect(gradeResponse(item, ['o3']).earned).toBe(0)
  expect(gradeResponse(item, ['o0', 'o1', 'o2']).earned).toBe(1)
})

test('an unanswered stem costs points but isn’t an incorrect one', () => {
  expect(gradeResponse(sampleItem('matching'), { s1: 'c1', s2: 'c1' })).toEqual({
    status: 'graded',
    earned: 0.25,
    possible: 1,
    parts: [
      { id: 's1', status: 'correct', fraction: 1, chosen: 'c1', matched: null, spelling: null },
      { id: 's2', status: 'incorrect', fraction: 0, chosen: 'c1', matched: null, spelling: null },
      { id: 's3', status: 'unanswered', fraction: 0, chosen: null, matched: null, spelling: null },
      { id: 's4', status: 'unanswered', fraction: 0, chosen: null, matched: null, spelling: null },
    ],
  })
})

test('an untouched order is unanswered; the same order submitted is correct', () => {
  const item = sampleItem('ordering')
  expect(gradeResponse(item, null).status).toBe('unanswered')
  expect(gradeResponse(item, ['e1', 'e2', 'e3', 'e4', 'e5']).earned).toBe(1)
})

describe('a cloze', () => {
  const item = sampleItem('cloze')

  test('is the weighted mean of its gaps', () => {
    expect(gradeResponse(item, { body: 'OSCE', size: '1', place: 'b' }).earned).toBe(0.25)
    expect(gradeResponse(item, { body: 'NATO', size: '3600', place: 'b' }).earned).toBe(0.5)
    expect(gradeResponse(item, { body: 'Minsk Group', size: '3700', place: 'd' }).earned).toBe(
      (0.5 + 1 + 0.25) / 4,
    )
  })

  test('with an invalid gap, gives that gap 0 and a reason, and counts the others', () => {
    const grade = gradeResponse(item, { body: 'OSCE', size: 'many', place: 'a' })
    expect(grade).toMatchObject({ status: 'graded', earned: 0.5 })
    expect(grade.status === 'graded' && grade.parts[1]).toMatchObject({ status: 'ungradable', fraction: 0 })
  })

  test('is ungradable if no answer in it is valid', () => {
    expect(gradeResponse(item, { size: 'many' })).toMatchObject({
      status: 'ungradable',
      code: 'not-a-number',
    })
  })
})

test('a map is graded as single choice, or as multiple response by its rule', () => {
  const [single, several] = sampleItems.filter(({ type }) => type === 'hotspot')
  if (single?.type !== 'hotspot' || several?.type !== 'hotspot') throw new Error('two maps are needed')
  expect(gradeResponse(single, 'a').earned).toBe(1)
  expect(gradeResponse(several, ['a', 'c']).earned).toBe(0)
  expect(gradeResponse({ ...several, grading: 'coverage' }, ['a', 'c']).earned).toBe(0.25)
})
