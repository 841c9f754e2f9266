import { expect, test } from 'vitest'
import { metCriteria, readSelfCheck } from './self-check'

const check = { met: ['one', 'three'], checkedAt: '2027-05-01T12:00:00.000Z' }
const isRead = (changes: object) => {
  try {
    return readSelfCheck({ ...check, ...changes }) !== null
  } catch {
    return false
  }
}

test('a stored check is read, and none is null', () => {
  expect(readSelfCheck(check)).toEqual(check)
  expect(readSelfCheck({ ...check, met: [] })).toEqual({ ...check, met: [] })
  expect([readSelfCheck(null), readSelfCheck(undefined)]).toEqual([null, null])
})

test.each([
  [{ met: Array.from({ length: 20 }, (_, index) => `c${index}`) }, true],
  [{ met: Array.from({ length: 21 }, (_, index) => `c${index}`) }, false],
  [{ met: ['x'.repeat(100)] }, true],
  [{ met: ['x'.repeat(101)] }, false],
  [{ met: 'one' }, false],
  [{ checkedAt: 'yesterday' }, false],
  [{ score: 1 }, false],
])('a check with %j is read: %s', (changes, expected) => {
  expect(isRead(changes)).toBe(expected)
})

test('the criteria that are met are listed once, in the order of the rubric', () => {
  const rubric = ['one', 'two', 'three'].map((id) => ({ id }))
  expect(metCriteria(rubric, ['three', 'one', 'three', 'other'])).toEqual(['one', 'three'])
  expect(metCriteria(rubric, [])).toEqual([])
})
