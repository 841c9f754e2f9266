import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '@/domain/items/random'
import { FSRS_MODEL, type MemoryModel, TRACE_MODEL } from './memory-models'

/** Asked on the given days, always answered correctly. */
function held<State>(model: MemoryModel<State>, days: readonly number[]): State {
  return days.reduce((state, day) => model.asked(state, day, true), model.start(createRandom('a fact')))
}

const gaps = fc.array(fc.double({ min: 0.0002, max: 60, noNaN: true }), { minLength: 1, maxLength: 12 })

function describeModel<State>(model: MemoryModel<State>): void {
  describe(`the memory ${model.name}`, () => {
    test('recalls with a chance of 0 to 1 that falls with time', () => {
      fc.assert(
        fc.property(gaps, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (between, rights) => {
          let state = model.start(createRandom('a fact'))
          let day = 0
          for (const [index, gap] of between.entries()) {
            day += gap
            state = model.asked(state, day, rights[index] ?? true)
          }
          const chances = [0, 0.01, 1, 2, 10, 100, 1000].map((later) =>
            model.recall(state, Math.ceil(day) + later),
          )
          for (const chance of chances) {
            expect(chance).toBeGreaterThanOrEqual(0)
            expect(chance).toBeLessThanOrEqual(1)
          }
          expect(chances).toEqual(chances.toSorted((a, b) => b - a))
        }),
      )
    })

    test('remembers longer after practice on several days than on one', () => {
      const massed = held(model, [0, 0.001, 0.002, 0.003])
      const spaced = held(model, [0, 3, 7, 14])
      expect(model.recall(spaced, 14 + 30)).toBeGreaterThan(model.recall(massed, 0.003 + 30))
    })

    test('remembers better what was asked more often', () => {
      expect(model.recall(held(model, [0, 1, 2]), 9)).toBeGreaterThan(model.recall(held(model, [0]), 9))
    })
  })
}

describeModel(FSRS_MODEL)
describeModel(TRACE_MODEL)

test('traces match the paper: one leaves t^−0.177 after t counted seconds', () => {
  const state = { decay: 0.177, threshold: -0.704, traces: [] }
  const once = TRACE_MODEL.asked(state, 0, true)
  expect(once.traces).toEqual([{ day: 0, decay: 0.177 }])
  const activation = Math.log((2 * 86_400 * 0.025) ** -0.177)
  expect(TRACE_MODEL.recall(once, 2)).toBeCloseTo(1 / (1 + Math.exp((-0.704 - activation) / 0.255)), 12)
  const twice = TRACE_MODEL.asked(once, 2, true)
  expect(twice.traces[1]?.decay).toBeCloseTo(0.217 * Math.exp(activation) + 0.177, 12)
})
