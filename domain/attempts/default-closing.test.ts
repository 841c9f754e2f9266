import { expect, test } from 'vitest'
import { withDefaultClosing } from './default-closing'

const MAY = '2031-05-01T12:00:00.000Z'
const JUNE = '2031-06-01T12:00:00.000Z'
const none = { dueAt: null, closesAt: null }

test('a draft whose due date is set for the first time closes when it’s due', () => {
  expect(withDefaultClosing(none, { dueAt: MAY, closesAt: null })).toBe(MAY)
})

test('the closing date follows the due date', () => {
  const saved = { dueAt: MAY, closesAt: MAY }
  expect(withDefaultClosing(saved, { dueAt: JUNE, closesAt: MAY })).toBe(JUNE)
  expect(withDefaultClosing(saved, { dueAt: null, closesAt: MAY })).toBe(MAY)
})

test('a typed closing date stays, and so does a cleared one', () => {
  expect(withDefaultClosing(none, { dueAt: MAY, closesAt: JUNE })).toBe(JUNE)
  expect(withDefaultClosing({ dueAt: MAY, closesAt: MAY }, { dueAt: MAY, closesAt: null })).toBeNull()
  expect(withDefaultClosing({ dueAt: MAY, closesAt: null }, { dueAt: JUNE, closesAt: null })).toBeNull()
  expect(withDefaultClosing({ dueAt: MAY, closesAt: JUNE }, { dueAt: JUNE, closesAt: JUNE })).toBe(JUNE)
  expect(withDefaultClosing(none, none)).toBeNull()
})
