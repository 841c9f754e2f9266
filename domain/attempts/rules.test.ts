import { expect, test } from 'vitest'
import { isOpenToDrafts, limitsOf, practiceRules, QuizSettingSchema, RulesSchema, withSetting } from './rules'

test('default rules are those of a practice quiz', () => {
  expect(practiceRules).toMatchObject({
    timeLimitMinutes: null,
    attempts: null,
    behavior: 'deferred',
    resultsPolicy: 'practice',
  })
  expect(limitsOf(practiceRules)).toEqual({
    opensAt: null,
    closesAt: null,
    timeLimitSeconds: null,
    whenTimeIsUp: { do: 'submit' },
  })
})

test('limits include how late attempts are handled', () => {
  const of = (rules: object) => limitsOf(RulesSchema.parse(rules)).whenTimeIsUp
  expect(of({ whenTimeIsUp: 'submit' })).toEqual({ do: 'submit' })
  expect(of({ whenTimeIsUp: 'grace', graceMinutes: 5 })).toEqual({ do: 'grace', graceSeconds: 300 })
  expect(of({ whenTimeIsUp: 'abandon' })).toEqual({ do: 'abandon' })
})

test('instance settings replace file rules field by field', () => {
  const rules = RulesSchema.parse({ timeLimitMinutes: 40, attempts: 2 })
  const setting = QuizSettingSchema.parse({ rules: { timeLimitMinutes: null, sequential: true } })
  expect(withSetting(rules, setting)).toEqual({ ...rules, timeLimitMinutes: null, sequential: true })
  expect(withSetting(rules, null)).toEqual(rules)
})

test.each([
  { timeLimitMinutes: 0 },
  { timeLimitMinutes: -5 },
  { attempts: 0 },
  { penalty: 1.1 },
  { opensAt: 'tomorrow' },
  { opensAt: '2026-11-23T10:00:00' },
  { behavior: 'kind' },
  { resultsPolicy: 'nothing' },
  { unknown: true },
])('rejects %j', (rules) => {
  expect(RulesSchema.safeParse(rules).success).toBe(false)
})

test.each([
  [{}, false, true],
  [{ behavior: 'certainty' }, false, true],
  [{}, true, false],
  [{ timeLimitMinutes: 10 }, false, false],
  [{ attempts: 3 }, false, false],
  [{ waitMinutes: 1 }, false, false],
  [{ closesAt: '2026-12-01T00:00:00Z' }, false, false],
  [{ opensAt: '2026-12-01T00:00:00Z' }, false, false],
  [{ sequential: true }, false, false],
  [{ behavior: 'immediate' }, false, false],
  [{ behavior: 'interactive' }, false, false],
])('unsaved attempts with %j and password %s: %s', (rules, hasPassword, isOpen) => {
  expect(isOpenToDrafts(RulesSchema.parse(rules), hasPassword)).toBe(isOpen)
})

test('dates and the time limit reach the clock', () => {
  const rules = {
    opensAt: '2026-11-23T10:00:00+02:00',
    closesAt: '2026-11-24T10:00:00Z',
    timeLimitMinutes: 40,
  }
  expect(limitsOf(RulesSchema.parse(rules))).toEqual({
    opensAt: new Date('2026-11-23T08:00:00Z'),
    closesAt: new Date('2026-11-24T10:00:00Z'),
    timeLimitSeconds: 2400,
    whenTimeIsUp: { do: 'submit' },
  })
})

test.each([
  ...['highest', 'average', 'first', 'last'].map((counting) => ({ counting })),
  { latePenalty: 0 },
  { latePenalty: 0.1 },
  { latePenalty: 1 },
  // 30 days, and a year.
  { timeLimitMinutes: 43_200, graceMinutes: 43_200 },
  { waitMinutes: 525_600 },
])('%j is accepted', (rules) => {
  expect(RulesSchema.parse(rules)).toMatchObject(rules)
})

test('a date with any offset is accepted and decoded, and rules are decoded once', () => {
  const rules = RulesSchema.parse({ dueAt: '2026-11-23T10:00:00-05:30' })
  expect(rules.dueAt).toEqual(new Date('2026-11-23T15:30:00Z'))
  expect(RulesSchema.parse(rules)).toEqual(rules)
})

test.each([
  { counting: 'best' },
  { latePenalty: -0.1 },
  { latePenalty: 1.1 },
  { timeLimitMinutes: 43_201 },
  { graceMinutes: 43_201 },
  { graceMinutes: -1 },
  { waitMinutes: 525_601 },
  { attempts: 1001 },
  { tries: 0 },
  { tries: 11 },
])('%j is out of range', (rules) => {
  expect(RulesSchema.safeParse(rules).success).toBe(false)
})

test('by default questions share a page, confidence isn’t asked, and reserved results stay hidden', () => {
  expect(practiceRules).toMatchObject({
    onePerPage: false,
    confidence: false,
    showAssignmentOnlyResults: false,
  })
})

test('a due date closes drafts', () => {
  expect(isOpenToDrafts(RulesSchema.parse({ dueAt: '2026-12-01T00:00:00Z' }), false)).toBe(false)
})
