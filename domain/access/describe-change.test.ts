import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeChange, idsIn, slugsIn } from './describe-change'

const ID = '01a22029-ed82-71bd-97f8-fa76b0662853'
const changesOf = (before: unknown, after: unknown) =>
  describeChange(before, after, (id) => (id === ID ? 'Seminar A' : undefined))

test('only the fields that differ are listed, in words', () => {
  expect(changesOf({ isExcused: false, points: 5 }, { isExcused: true, points: 5 })).toEqual([
    { label: 'Excused', before: { text: 'no' }, after: { text: 'yes' } },
  ])
})

test('an instant stays one, so that the reader’s time zone applies', () => {
  expect(changesOf({ limits: { dueAt: '2027-03-28T12:00:00.000Z' } }, { limits: { dueAt: null } })).toEqual([
    { label: 'Limits, due', before: { at: new Date('2027-03-28T12:00:00Z') }, after: { text: 'none' } },
  ])
})

test.each([
  [{ group: ID }, 'Group', 'Seminar A'],
  [{ groups: [ID, 'B'] }, 'Groups', 'Seminar A, B'],
  [{ groups: [] }, 'Groups', 'none'],
  [{ reason: `See ${ID}.` }, 'Reason', `See ${ID}.`],
  [{ timeZone: 'UTC' }, 'Time zone', 'UTC'],
  [{ maxAttempts: 2 }, 'Max attempts', '2'],
  [{ note: '' }, 'Note', 'none'],
  [{ list: [{ a: 1 }] }, 'List', 'a: 1'],
  [{ manualRatio: 0.7083333333333334 }, 'Manual grade', '70.83%'],
  [{ role: 'STUDENT' }, 'Role', 'student'],
  [
    { pools: [{ count: 5, concepts: ['a', 'b'] }, { count: 1 }] },
    'Random rules',
    'count: 5, concepts: a, b; count: 1',
  ],
  [{ items: ['own-1'] }, 'Selected questions', '“own-1”'],
])('%j is “%s: %s”', (after, label, text) => {
  expect(changesOf(null, after)).toEqual([{ label, before: null, after: { text } }])
  expect(changesOf(after, undefined)).toEqual([{ label, before: { text }, after: null }])
})

test('IDs are found in lists and fields, but not inside a text', () => {
  expect(idsIn({ a: [{ b: ID }], c: ID })).toEqual([ID])
  expect(idsIn({ a: [ID], reason: `x ${ID}` })).toEqual([ID])
  expect(idsIn({ reason: `x ${ID}`, list: [`${ID}, ${ID}`] })).toEqual([])
  expect(idsIn(null)).toEqual([])
})

test('selected questions are found by slug, and get their names', () => {
  expect(slugsIn({ definition: { items: ['a', 'b'] }, reason: 'x' })).toEqual(['a', 'b'])
  expect(slugsIn({ items: 'a', other: ['b'] })).toEqual([])
  expect(describeChange(null, { items: ['a'] }, (id) => (id === 'a' ? 'Who?' : undefined))).toEqual([
    { label: 'Selected questions', before: null, after: { text: '“Who?”' } },
  ])
})

test('any stored value is described, and a value that didn’t change isn’t', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
      expect(changesOf(one, one)).toEqual([])
      for (const { label } of changesOf(one, two)) expect(typeof label).toBe('string')
    }),
    { seed: 1 },
  )
})
