import { expect, test } from 'vitest'
import { FSRS_MODEL, type MemoryModel, TRACE_MODEL } from './memory-models'
import { type Preparation, studyUntilExam } from './study-until-exam'

const SCARCE: Preparation = { order: 'date', facts: 150, days: 30, minutesPerDay: 5, newPerDay: 10 }
const PER_MINUTE = 3

test('the same seed gives the same result, another seed a different one', () => {
  const study = (seed: string) => studyUntilExam(SCARCE, TRACE_MODEL, seed)
  expect(study('one')).toEqual(study('one'))
  expect(study('one')).not.toEqual(study('two'))
})

test('no more is answered than the minutes allow, in either order', () => {
  for (const order of ['due', 'date'] as const)
    for (const minutesPerDay of [1, 5, 60]) {
      const { answers, recall } = studyUntilExam(
        { ...SCARCE, days: 7, order, minutesPerDay },
        FSRS_MODEL,
        'one',
      )
      expect(answers).toBeGreaterThan(0)
      expect(answers).toBeLessThanOrEqual(7 * minutesPerDay * PER_MINUTE)
      expect(recall).toBeGreaterThan(0)
      expect(recall).toBeLessThanOrEqual(1)
    }
})

test('without new facts nothing is asked, and unasked facts aren’t known', () => {
  expect(studyUntilExam({ ...SCARCE, newPerDay: 0 }, FSRS_MODEL, 'one')).toEqual({ recall: 0, answers: 0 })
})

test('if time is scarce, the exam plan beats due order, in both memories', () => {
  const gain = <State>(model: MemoryModel<State>) => {
    const seeds = Array.from({ length: 6 }, (_, index) => `learner ${index}`)
    const recall = (order: 'due' | 'date') =>
      seeds.reduce((sum, seed) => sum + studyUntilExam({ ...SCARCE, order }, model, seed).recall, 0)
    return (recall('date') - recall('due')) / seeds.length
  }
  expect(gain(FSRS_MODEL)).toBeGreaterThan(0.1)
  expect(gain(TRACE_MODEL)).toBeGreaterThan(0.01)
})
