import { expect, test } from 'vitest'
import { mergeReadings, readingName, readingPlace, toReading } from './reading'

test('the name of a stored reading gives its place in the API', () => {
  expect(readingName('csto', 'the-deal')).toBe('reading/csto/the-deal')
  expect(readingPlace(readingName('csto', 'the-deal'))).toEqual({ course: 'csto', lesson: 'the-deal' })
})

test('merging keeps the sections of both and the newer position', () => {
  const older = { finishedSections: ['a', 'b'], lastSection: 'b' }
  expect(mergeReadings(older, { finishedSections: ['c', 'b'], lastSection: 'c' })).toEqual({
    finishedSections: ['a', 'b', 'c'],
    lastSection: 'c',
  })
  expect(mergeReadings(older, { finishedSections: [], lastSection: null })).toEqual(older)
  expect(mergeReadings(null, older)).toEqual(older)
  expect(mergeReadings(older, 'x')).toEqual(older)
  expect(mergeReadings(null, undefined)).toBeNull()
})

test('other stored values aren’t readings', () => {
  for (const value of [null, 1, 'x', {}, { finishedSections: 'a' }]) expect(toReading(value)).toBeNull()
  expect(toReading({ finishedSections: ['a', 1], lastSection: 2 })).toEqual({
    finishedSections: ['a'],
    lastSection: null,
  })
})
