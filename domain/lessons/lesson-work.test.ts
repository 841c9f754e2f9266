import { expect, test } from 'vitest'
import { type LessonTerms, lessonWork } from './lesson-work'

const PARTS = { sections: ['one', 'two'], checks: ['a', 'b'] }
const at = (day: number, hour = 12) => new Date(Date.UTC(2027, 2, day, hour))
const TERMS: LessonTerms = { dueAt: at(10), timeZone: 'UTC', endedAt: null }

const answered = (entries: Record<string, Date>) => new Map(Object.entries(entries))
const ALL = { finishedSections: ['two', 'one'], readAt: at(8) }

test('a lesson is done when its last section is read and its last quick check answered', () => {
  const trace = { ...ALL, answeredAt: answered({ a: at(7), b: at(9) }) }
  expect(lessonWork(PARTS, trace, TERMS)).toEqual({
    ...{ read: 2, sections: 2, answered: 2, checks: 2 },
    ...{ doneAt: at(9), daysLate: 0 },
  })
})

test.each([
  ['a section', { ...ALL, finishedSections: ['one'], answeredAt: answered({ a: at(7), b: at(9) }) }],
  ['a quick check', { ...ALL, answeredAt: answered({ a: at(7) }) }],
])('a lesson without %s isn’t done', (_part, trace) => {
  expect(lessonWork(PARTS, trace, TERMS).doneAt).toBeNull()
})

test('sections and quick checks that the lesson no longer has don’t count', () => {
  const trace = {
    finishedSections: ['one', 'gone'],
    readAt: at(8),
    answeredAt: answered({ a: at(7), gone: at(7) }),
  }
  expect(lessonWork(PARTS, trace, TERMS)).toMatchObject({ read: 1, answered: 1, doneAt: null })
})

test.each([
  ['on the due date, later than due', at(10, 13), 1],
  ['on the next calendar day', at(11, 1), 1],
  ['3 days later', at(13), 3],
  ['just in time', at(10), 0],
])('a lesson done %s is %s days late', (_when, done, days) => {
  const trace = { ...ALL, answeredAt: answered({ a: at(7), b: done }) }
  expect(lessonWork(PARTS, trace, TERMS).daysLate).toBe(days)
})

test('what is done after the class was archived doesn’t count', () => {
  const trace = { ...ALL, answeredAt: answered({ a: at(7), b: at(9) }) }
  expect(lessonWork(PARTS, trace, { ...TERMS, endedAt: at(8, 13) }).doneAt).toBeNull()
  expect(lessonWork(PARTS, trace, { ...TERMS, endedAt: at(9) }).doneAt).toEqual(at(9))
})

test('a lesson without quick checks is done when it is read', () => {
  const parts = { sections: ['one'], checks: [] }
  const trace = { finishedSections: ['one'], readAt: at(8), answeredAt: answered({}) }
  expect(lessonWork(parts, trace, { ...TERMS, dueAt: null })).toMatchObject({ doneAt: at(8), daysLate: 0 })
})
