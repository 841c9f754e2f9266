import { averageOf, type HeatRow } from './sort-heat-map'

/**
 * The mean share of each student over the concepts that students on both sides answered, so that a different choice of questions isn’t a
 * difference of students.
 * @returns the shares of both sides, 0 to 1, without students who answered none of these concepts, and the number of concepts
 */
export function sharesOverCommon(
  one: readonly HeatRow[],
  two: readonly HeatRow[],
): { shares: [number[], number[]]; concepts: number } {
  const conceptsOf = (rows: readonly HeatRow[]) => new Set(rows.flatMap(({ cells }) => Object.keys(cells)))
  const ofTwo = conceptsOf(two)
  const common = new Set([...conceptsOf(one)].filter((concept) => ofTwo.has(concept)))
  const sharesOf = (rows: readonly HeatRow[]) =>
    rows.flatMap(({ cells }) => {
      const own = Object.entries(cells).filter(([concept]) => common.has(concept))
      return averageOf({ cells: Object.fromEntries(own) }) ?? []
    })
  return { shares: [sharesOf(one), sharesOf(two)], concepts: common.size }
}
