import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countWork, type Work, workState } from './count-work'

const work = (hasStarted: boolean, isOpen: boolean, hasSubmitted: boolean): Work => ({
  ...{ hasStarted, isOpen, hasSubmitted },
})

test.each([
  [work(false, false, false), 'not-started'],
  [work(true, true, false), 'in-progress'],
  [work(true, false, false), 'missed'],
  [work(true, false, true), 'submitted'],
  [work(true, true, true), 'submitted'],
] as const)('%o is %s', (counts, state) => {
  expect(workState(counts)).toBe(state)
})

test('students with equal states are counted together', () => {
  const works = [
    { ...work(true, false, true), students: 5 },
    { ...work(true, true, true), students: 2 },
    { ...work(true, true, false), students: 3 },
    work(true, false, false),
    { ...work(false, false, false), students: 4 },
  ]
  expect(countWork(works)).toEqual({
    ...{ students: 15, started: 11, submitted: 7, inProgress: 3, missed: 1, notStarted: 4 },
  })
})

test('every student is in exactly one count', () => {
  const works = fc.array(
    fc.record({ hasStarted: fc.boolean(), isOpen: fc.boolean(), hasSubmitted: fc.boolean() }),
  )
  fc.assert(
    fc.property(works, (list) => {
      const { students, submitted, inProgress, missed, notStarted } = countWork(list)
      expect(students).toBe(list.length)
      expect(submitted + inProgress + missed + notStarted).toBe(students)
    }),
  )
})
