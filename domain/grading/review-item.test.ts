import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumericAnswer, formatNumericKey, formatTextKey } from '@/domain/grading/format-key'
import { gradeResponse } from '@/domain/grading/grade-response'
import { spellingNotes } from '@/domain/grading/review'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import type { PresentationOrder } from '@/domain/items/item-lists'
import { presentationOrder } from '@/domain/items/presentation-order'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { keyOf, sampleItem, sampleItems } from '@/tests/support/sample-items'

/** As authored, so that rows can be listed below as they are written in the samples. */
const authored: PresentationOrder = {
  options: ['a', 'b', 'c', 'd', 'e'],
  stems: ['s1', 's2', 's3', 's4'],
}
const review = (item: Item, response: unknown) =>
  reviewItem(item, response, gradeResponse(item, response), authored)
const home = 'canary-lesson#home'
const elsewhere = 'canary-lesson#section'

describe.each(sampleItems)('the results of $id', (item) => {
  test('any JSON gives results, as plain data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (response) => {
        const shown = review(item, response)
        expect(JSON.parse(JSON.stringify(shown))).toEqual(shown)
      }),
    )
  })

  test('the key is correct in every row, and the answer equals the correct answer', () => {
    const shown = review(item, keyOf(item))
    const status = isGradedByPerson(item.type) ? 'waiting' : 'correct'
    expect(shown).toMatchObject({ status, reason: null, paragraphs: [3], section: home })
    for (const row of shown.rows) {
      expect(row.status).toBe(status)
      expect(row.given?.replace(',', '')).toBe(row.correct)
    }
  })

  test('an unanswered item shows the key but no feedback on choices', () => {
    const shown = review(item, null)
    expect(shown).toMatchObject({ status: 'unanswered', earned: 0, feedback: [] })
    for (const row of shown.rows) {
      expect(row).toMatchObject({ status: 'unanswered', given: null, feedback: [] })
      expect(row.correct).not.toBe('')
    }
    expect(shown.explanation).toBe('CANARY explanation')
  })

  test('an invalid answer shows the reason', () => {
    const shown = review(item, 12)
    expect(shown.status).toBe('ungradable')
    expect(shown.reason).toMatch(/\.$/)
  })
})

test('an incorrect choice shows its feedback and the section to reread', () => {
  expect(review(sampleItem('single-choice'), 'b').rows).toEqual([
    {
      id: 'answer',
      label: null,
      given: 'Belarus',
      correct: 'Armenia',
      status: 'incorrect',
      options: { chosen: 'b', keys: ['a'] },
      isUnchosen: false,
      spelling: null,
      reason: null,
      feedback: [{ text: 'CANARY feedback', section: elsewhere }],
    },
  ])
})

test('feedback without its own section points to the item’s', () => {
  expect(review(sampleItem('single-choice'), 'd')).toMatchObject({
    status: 'partial',
    feedback: [{ text: 'CANARY near', section: home }],
  })
})

test('feedback on a correct choice is shown too', () => {
  expect(review(sampleItem('single-choice'), 'a').feedback).toEqual([
    { text: 'CANARY praise', section: home },
  ])
})

test('true-false feedback for the other answer is shown only if it was chosen', () => {
  const item = sampleItem('true-false')
  expect(review(item, true).rows[0]).toMatchObject({ given: 'True', correct: 'False', status: 'incorrect' })
  expect(review(item, true).feedback).toHaveLength(1)
  expect(review(item, false).feedback).toEqual([])
})

test('each option of a multiple response is a decision, and only chosen ones get feedback', () => {
  const { rows, feedback } = review(sampleItem('multiple-response'), ['a', 'c'])
  expect(rows.map(({ label, given, correct, status }) => [label, given, correct, status])).toEqual([
    ['Armenia', 'Chosen', 'Chosen', 'correct'],
    ['Belarus', 'Not chosen', 'Chosen', 'incorrect'],
    ['Cyprus', 'Chosen', 'Not chosen', 'incorrect'],
    ['Denmark', 'Not chosen', 'Not chosen', 'correct'],
    ['Estonia', 'Not chosen', 'Not chosen', 'correct'],
  ])
  expect(rows.map(({ isUnchosen }) => isUnchosen)).toEqual([false, true, false, true, true])
  expect(feedback).toEqual([{ text: 'CANARY feedback', section: elsewhere }])
  const unanswered = review(sampleItem('multiple-response'), [])
  expect(unanswered.rows.map(({ isUnchosen }) => isUnchosen)).toEqual([false, false, false, false, false])
})

test('an incorrect response makes the whole item incorrect', () => {
  expect(review(sampleItem('single-choice'), 'b').status).toBe('incorrect')
  expect(review(sampleItem('single-choice'), 'd').status).toBe('partial')
  expect(review(sampleItem('single-choice'), 'a').status).toBe('correct')
})

test('a map with one correct region is shown as a single choice', () => {
  expect(review(sampleItem('hotspot'), 'b').rows).toMatchObject([
    { id: 'answer', label: null, given: 'Belarus', correct: 'Armenia', status: 'incorrect' },
  ])
})

test('an option added after the response was graded counts as not answered', () => {
  const graded = sampleItem('multiple-response')
  const grade = gradeResponse(graded, ['a', 'b'])
  const added = { id: 'f', text: 'Finland', key: false }
  const { rows } = reviewItem({ ...graded, options: [...graded.options, added] }, ['a', 'b'], grade, authored)
  expect(rows.find(({ id }) => id === 'f')).toMatchObject({
    ...{ status: 'unanswered', given: null, correct: 'Not chosen', isUnchosen: false },
  })
  expect(rows.find(({ id }) => id === 'a')).toMatchObject({ status: 'correct', given: 'Chosen' })
})

test('a stem whose correct choice no longer exists has an empty correct answer', () => {
  const item = sampleItem('matching')
  const choices = item.choices.filter(({ id }) => id !== 'c2')
  const { rows } = review({ ...item, choices }, { s1: 'c1', s2: 'c3' })
  expect(rows.map(({ correct }) => correct)).toEqual(['Armenia', '', 'Armenia', ''])
})

test('rows are in the order in which the learner saw them', () => {
  for (const seed of [1, 2, 3]) {
    const several = sampleItem('multiple-response')
    const order = presentationOrder(several, seed)
    const { rows } = reviewItem(several, ['a'], gradeResponse(several, ['a']), order)
    expect(rows.map(({ id }) => id)).toEqual(order.options)
    const pairs = sampleItem('matching')
    const shown = presentationOrder(pairs, seed)
    const ofPairs = reviewItem(pairs, keyOf(pairs), gradeResponse(pairs, keyOf(pairs)), shown)
    expect(ofPairs.rows.map(({ id }) => id)).toEqual(shown.stems)
  }
})

test('an incorrect pair shows the feedback of the choice and of the stem', () => {
  const { rows, feedback } = review(sampleItem('matching'), { s1: 'c1', s2: 'c3' })
  expect(rows.map(({ given, correct, status }) => [given, correct, status])).toEqual([
    ['Armenia', 'Armenia', 'correct'],
    ['Cyprus', 'Belarus', 'incorrect'],
    [null, 'Armenia', 'unanswered'],
    [null, 'Belarus', 'unanswered'],
  ])
  expect(feedback).toEqual([
    { text: 'CANARY feedback', section: elsewhere },
    { text: 'CANARY stem', section: home },
  ])
})

test('an order is shown by position, with feedback on the whole', () => {
  const { rows, feedback } = review(sampleItem('ordering'), ['e2', 'e1', 'e3', 'e4', 'e5'])
  expect(
    rows.slice(0, 3).map(({ label, given, correct, status }) => [label, given, correct, status]),
  ).toEqual([
    ['1', 'Treaty', 'Union ends', 'incorrect'],
    ['2', 'Union ends', 'Treaty', 'incorrect'],
    ['3', 'War', 'War', 'correct'],
  ])
  expect(feedback).toEqual([{ text: 'CANARY feedback', section: elsewhere }])
})

test('feedback on the whole without its own section points to the item’s', () => {
  const item = sampleItem('ordering', { otherwise: { feedback: 'Not in order' } })
  expect(review(item, ['e2', 'e1', 'e3', 'e4', 'e5']).feedback).toEqual([
    { text: 'Not in order', section: home },
  ])
})

test('only an answer that a person grades has criteria', () => {
  const essay = sampleItem('open-response')
  expect(review(essay, 'I agree.').criteria).toEqual(essay.criteria)
  expect(review(sampleItem('numeric'), '7').criteria).toBeNull()
})

test('an anticipated mistake and any other answer show their own feedback', () => {
  const item = sampleItem('numeric', { otherwise: { feedback: 'Any other number' } })
  expect(review(item, '25,000')).toMatchObject({
    rows: [{ given: '25,000', correct: '3600', status: 'incorrect' }],
    feedback: [{ text: 'CANARY feedback', section: elsewhere }],
  })
  expect(review(item, '7').feedback).toEqual([{ text: 'Any other number', section: home }])
  expect(review(item, '3600').feedback).toEqual([])
})

test('an invalid answer is shown as it was typed', () => {
  expect(review(sampleItem('numeric'), 'newt').rows[0]).toMatchObject({ given: 'newt', status: 'ungradable' })
  expect(review(sampleItem('numeric'), { number: 'newt', unit: 'km' }).rows[0]).toMatchObject({
    given: 'newt km',
  })
  expect(review(sampleItem('numeric'), ' newt ').rows[0]?.given).toBe('newt')
  expect(review(sampleItem('numeric'), { number: 'newt', unit: '' }).rows[0]?.given).toBe('newt')
  expect(review(sampleItem('short-text'), 'x'.repeat(5000)).rows[0]?.given).toHaveLength(200)
})

test('a cloze is shown by gap, with the reason if a gap is invalid', () => {
  const { rows, status } = review(sampleItem('cloze'), { body: 'NATO', size: 'newt', place: 'a' })
  expect(status).toBe('partial')
  expect(rows.map((row) => [row.label, row.given, row.correct, row.status])).toEqual([
    ['body', 'NATO', 'OSCE', 'incorrect'],
    ['size', 'newt', '3600', 'ungradable'],
    ['place', 'Armenia', 'Armenia', 'correct'],
  ])
  expect(rows[1]?.reason).toMatch(/isn’t a number/)
})

describe('the formatted key', () => {
  test.each([
    ['25000', '25,000'],
    ['1994', '1994'],
    ['-1234567.25', '−1,234,567.25'],
    ['0.5', '0.5'],
  ])('%s reads %s', (value, words) => {
    expect(formatNumericAnswer(value)).toBe(words)
  })

  test.each([
    [{ type: 'none' }, '60 km'],
    [{ type: 'nominal', value: '5' }, '60 ± 5 km'],
    [{ type: 'relative', value: '0.05' }, '60 ± 5% km'],
    [{ type: 'geometric', value: '1' }, '60, within a factor of 2 km'],
    [{ type: 'range', min: '50', max: '70' }, 'from 50 to 70 km'],
  ] as const)('%o', (tolerance, words) => {
    const list = [
      { name: 'm', perBase: '1000' },
      { name: 'km', perBase: '1' },
    ]
    const units = { list, position: 'after', policy: 'optional', penalty: 0, penaltyOf: 'response' } as const
    expect(formatNumericKey({ answers: [{ value: '60', fraction: 1, tolerance }], units })).toBe(words)
  })

  test('a pattern is shown with its gaps, the best answer first', () => {
    expect(
      formatTextKey([
        { text: 'NATO', fraction: 0 },
        { text: 'OSCE * Group \\*', fraction: 1 },
      ]),
    ).toBe('OSCE … Group *')
  })
})

test('the key as shown can be typed and earns full points, in every format', () => {
  const formats = fc
    .record({ decimal: fc.constantFrom('.', ','), group: fc.constantFrom(',', '.', ' ', "'") } as const)
    .filter(({ decimal, group }) => decimal !== group)
  fc.assert(
    fc.property(fc.integer(), fc.nat({ max: 9999 }), formats, (whole, decimals, format) => {
      const value = `${whole}.${decimals}`
      const item = sampleItem('numeric', {
        format,
        answers: [{ value, fraction: 1, tolerance: { type: 'none' } }],
      })
      const [row] = review(item, null).rows
      expect(gradeResponse(item, row?.correct)).toMatchObject({ earned: 1 })
    }),
  )
})

test('an answer accepted with a typo shows its spelling, in a gap too', () => {
  const typed = { answers: [{ text: 'St. Petersburg.', fraction: 1 }] }
  const text = review({ ...sampleItem('short-text'), ...typed }, 'St. Petersborg')
  expect(text.rows[0]).toMatchObject({ status: 'correct', spelling: 'St. Petersburg.' })
  const cloze = sampleItem('cloze')
  const gaps = cloze.gaps.map((gap) =>
    gap.type === 'text' ? { ...gap, answers: [{ text: 'Azerbaijan', fraction: 1 }] } : gap,
  )
  const rows = review({ ...cloze, gaps }, { body: 'Azerbajan', size: '3600', place: 'a' }).rows
  expect(rows.map(({ spelling }) => spelling)).toEqual(['Azerbaijan', null, null])
  expect(spellingNotes([...text.rows, ...rows])).toEqual([
    'Check the spelling: St. Petersburg.',
    'Check the spelling: Azerbaijan.',
  ])
  expect(spellingNotes([{ spelling: 'St. Petersburg' }])).toEqual(['Check the spelling: St. Petersburg.'])
})
