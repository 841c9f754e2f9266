import { expect, test } from 'vitest'
import { isOpenToDrafts, limitsOf, practiceRules, QuizSettingSchema, RulesSchema, withSetting } from './rules'

test('default rules are those of a practice quiz', () => {
  expect(practiceRules).toMatchObject({
    timeLimitMinutes: null,
    attempts: null,
    behaviour: 'deferred',
    review: 'practice',
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
  { behaviour: 'kind' },
  { review: 'nothing' },
  { unknown: true },
])('rejects %j', (rules) => {
  expect(RulesSchema.safeParse(rules).success).toBe(false)
})

test.each([
  [{}, false, true],
  [{ behaviour: 'certainty' }, false, true],
  [{}, true, false],
  [{ timeLimitMinutes: 10 }, false, false],
  [{ attempts: 3 }, false, false],
  [{ waitMinutes: 1 }, false, false],
  [{ closesAt: '2026-12-01T00:00:00Z' }, false, false],
  [{ opensAt: '2026-12-01T00:00:00Z' }, false, false],
  [{ sequential: true }, false, false],
  [{ behaviour: 'immediate' }, false, false],
  [{ behaviour: 'interactive' }, false, false],
])('unsaved attempts with %j and password %s: %s', (rules, hasPassword, isOpen) => {
  expect(isOpenToDrafts(RulesSchema.parse(rules), hasPassword)).toBe(isOpen)
})
