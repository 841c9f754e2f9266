import { expect, test } from 'vitest'
import { countExceptions, findAssignmentProblems } from './assignment-problems'
import { effectiveLimits } from './effective-limits'
import { limitsOf, RulesSchema } from './rules'

const now = new Date('2027-03-01T12:00:00Z')
const count = { min: 3, max: 3, points: { min: 3, max: 3 }, rules: [], short: null }
const find = (rules: object = {}, more: Partial<Parameters<typeof findAssignmentProblems>[0]> = {}) =>
  findAssignmentProblems({ count, students: 2, rules: RulesSchema.parse(rules), ...more }, now)

test('an assignment with questions, students, and open results has no problems', () => {
  expect(find()).toEqual([])
  expect(find({ resultsPolicy: 'homework', closesAt: '2027-04-01T12:00:00Z' })).toEqual([])
})

test('an assignment without questions can’t be published', () => {
  expect(find({}, { count: { ...count, min: 0, max: 0 } })).toEqual([
    { kind: 'no-questions', isBlocking: true },
  ])
})

test('rules and students that are short of questions are found', () => {
  const rules = [
    { wanted: 2, matching: 9, min: 2, max: 2 },
    { wanted: 5, matching: 1, min: 1, max: 1 },
  ]
  const short = { students: 4, fewest: 1 }
  expect(find({}, { count: { ...count, rules, short } })).toEqual([
    { kind: 'rule-short', isBlocking: false, index: 1, rule: rules[1] },
    { kind: 'students-short', isBlocking: false, students: 4, fewest: 1, most: 3 },
  ])
})

test('contradictory dates are blocking, and a closing date in the past isn’t', () => {
  expect(find({ opensAt: '2027-03-09T12:00:00Z', dueAt: '2027-03-08T12:00:00Z' })).toEqual([
    { kind: 'due-before-opens', isBlocking: true, field: 'dueAt' },
  ])
  expect(find({ closesAt: '2027-02-01T12:00:00Z' })).toEqual([
    { kind: 'closes-in-past', isBlocking: false, field: 'closesAt' },
  ])
})

test('results that wait for a closing date that isn’t set are found', () => {
  for (const resultsPolicy of ['homework', 'exam'])
    expect(find({ resultsPolicy })).toEqual([{ kind: 'never-closes', isBlocking: false }])
})

test('a class without students is found', () => {
  expect(find({}, { students: 0 })).toEqual([{ kind: 'no-students', isBlocking: false }])
})

test('students with other dates or limits are counted by field', () => {
  const rules = RulesSchema.parse({ dueAt: '2027-03-08T12:00:00Z', timeLimitMinutes: 20, attempts: 1 })
  const assignment = { ...limitsOf(rules), dueAt: rules.dueAt, attempts: rules.attempts }
  const of = (more: object) => effectiveLimits({ assignment, timeZone: 'UTC', ...more })
  const accommodation = { timeMultiplier: 1.5, extraDays: 2 }
  const individual = { limits: { attempts: 3, dueAt: rules.dueAt }, isFinal: false }
  expect(countExceptions([of({}), of({ accommodation }), of({ individual })])).toEqual({
    ...{ opensAt: 0, dueAt: 1, closesAt: 0, timeLimitSeconds: 1, attempts: 1 },
  })
  const [opensAt, closesAt] = [new Date('2027-03-02T12:00:00Z'), new Date('2027-03-09T12:00:00Z')]
  const opened = of({ individual: { limits: { opensAt }, isFinal: false } })
  const closed = of({ individual: { limits: { closesAt }, isFinal: false } })
  expect(countExceptions([opened, closed, closed])).toEqual({
    ...{ opensAt: 1, dueAt: 0, closesAt: 2, timeLimitSeconds: 0, attempts: 0 },
  })
})
