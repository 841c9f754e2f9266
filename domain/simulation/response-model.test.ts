import { expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { ITEM_TYPES, ItemSchema } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { mean, variance } from '@/domain/statistics/moments'
import { sampleItem } from '@/tests/support/sample-items'
import { abilityOf, chanceOfCorrect, simulateResponse } from './response-model'

const items = ITEM_TYPES.filter((type) => !isGradedByPerson(type)).map((type) =>
  ItemSchema.parse(sampleItem(type)),
)

test('abilities are about standard normal, and the same for the same seed', () => {
  const abilities = Array.from({ length: 500 }, (_, index) => abilityOf(`student ${index}`))
  expect(Math.abs(mean(abilities) ?? 9)).toBeLessThan(0.15)
  expect(Math.abs((variance(abilities) ?? 9) - 1)).toBeLessThan(0.2)
  expect(abilityOf('student 7')).toBe(abilities[7])
})

test('the chance of a correct answer rises with ability, from guessing to certainty', () => {
  expect(chanceOfCorrect(-9, 0, 0.25)).toBeCloseTo(0.25, 3)
  expect(chanceOfCorrect(0, 0, 0)).toBe(0.5)
  expect(chanceOfCorrect(9, 0, 0.25)).toBeCloseTo(1, 3)
})

test('for every type that is graded automatically, able learners earn more, and every answer can be graded', () => {
  for (const item of items) {
    const earned = (ability: number) => {
      const grades = Array.from({ length: 200 }, (_, index) =>
        gradeResponse(item, simulateResponse(item, ability, `seed ${index}`)),
      )
      return grades.reduce((sum, grade) => sum + (grade.status === 'graded' ? grade.earned : 0), 0)
    }
    expect(earned(3), item.type).toBeGreaterThan(earned(-3))
  }
})

test('the key earns full points in every type that is graded automatically', () => {
  for (const item of items) {
    const grade = gradeResponse(item, keyResponse(item))
    expect(grade.status === 'graded' ? grade.earned / grade.possible : item.type).toBe(1)
  }
})
