import { expect, test } from 'vitest'
import { RulesSchema } from '@/domain/attempts/rules'
import { describeOptions } from './rule-labels'

const words = (rules: object = {}) => describeOptions(RulesSchema.parse(rules))

test('the defaults of an assignment are described in words', () => {
  expect(words({ resultsPolicy: 'homework' })).toEqual({
    results: 'Homework: points immediately, correct answers after closing',
    behavior: 'Graded at submission',
    navigation: 'Students can go back',
    counting: 'Highest score; no wait',
    timeUp: 'Submit saved answers',
    late: 'No penalty',
  })
})

test('changed settings are described with their numbers', () => {
  const changed = words({
    ...{ behavior: 'interactive', tries: 2, penalty: 0.25, latePenalty: 0.1, waitMinutes: 60 },
    ...{ counting: 'last', whenTimeIsUp: 'grace', graceMinutes: 5, onePerPage: true, confidence: true },
    resultsPolicy: { during: [], immediately: [], later: [], closed: [] },
  })
  expect(changed).toEqual({
    results: 'Custom',
    behavior: '2 tries, with hints; each costs 25% of the points',
    navigation: 'Students can go back; each question on a separate page; confidence is asked for',
    counting: 'Last attempt; 60 min between attempts',
    timeUp: '5 min more to submit, flagged as late',
    late: '10% of the points per day',
  })
  expect(words({ sequential: true }).navigation).toBe('Sequential: students can’t go back')
})
