import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutConcepts } from './concept-layout'

test('concepts without prerequisites are at the left, others to their right', () => {
  const concepts = [
    { id: 'a', buildsOn: [] },
    { id: 'b', buildsOn: ['a'] },
    { id: 'c', buildsOn: ['a', 'b', 'not-there'] },
  ]
  expect(layoutConcepts(concepts)).toEqual([
    { id: 'a', column: 0, row: 0 },
    { id: 'b', column: 1, row: 0 },
    { id: 'c', column: 2, row: 0 },
  ])
})

test('every concept has its own position, right of its prerequisites', () => {
  const courses = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 30 }).map((bases) =>
    bases.map((list, index) => ({
      id: `c${index}`,
      buildsOn: [...new Set(list.filter((base) => base < index))].map((base) => `c${base}`),
    })),
  )
  fc.assert(
    fc.property(courses, (concepts) => {
      const positions = new Map(layoutConcepts(concepts).map((position) => [position.id, position]))
      expect(positions.size).toBe(concepts.length)
      expect(new Set([...positions.values()].map(({ column, row }) => `${column}/${row}`)).size).toBe(
        concepts.length,
      )
      for (const { id, buildsOn } of concepts)
        for (const base of buildsOn)
          expect(positions.get(id)?.column).toBeGreaterThan(positions.get(base)?.column ?? Number.NaN)
    }),
  )
})
