import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** The conformance data of `../shared/fixtures/quiz-statistics`, read in place and never copied. */

const file = path.resolve(import.meta.dirname, '../../../shared/fixtures/quiz-statistics/set-1.json')

const figures = z.record(z.string(), z.number().nullable().or(z.string()))
const FixtureSchema = z.object({
  maxMarks: z.array(z.number()),
  attempts: z.array(z.array(z.number())),
  expected: z.object({ items: z.array(figures), quiz: figures }),
  subsets: z.array(
    z.object({
      slot: z.number(),
      kind: z.string(),
      name: z.union([z.string(), z.number()]),
      attempts: z.array(z.number()),
      against: z.string(),
      expected: figures,
    }),
  ),
  tolerances: z.record(z.string(), z.record(z.string(), z.number())),
})
export type StatisticsFixture = z.infer<typeof FixtureSchema>

export function statisticsFixtureIsPresent(): boolean {
  return existsSync(file)
}

export function readStatisticsFixture(): StatisticsFixture {
  return FixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** The expected values that ours don't match, at the fixture's tolerances. */
export function differences(
  ours: object,
  expected: Record<string, number | string | null>,
  { tolerances }: StatisticsFixture,
): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    if (typeof wanted === 'string' || name === 'slot') return []
    // The fixture says mark for points.
    const ourName = name.replace('mark', 'points').replace('Mark', 'Points')
    const value: unknown = Reflect.get(ours, ourName)
    if (wanted === null) return value === null ? [] : [`${name} is ${value}, none was expected`]
    const relative = tolerances[name]?.relative ?? tolerances.default?.relative ?? 0
    const allowed = wanted === 0 ? (tolerances.zero?.absolute ?? 0) : Math.abs(wanted) * relative
    const isClose = typeof value === 'number' && Math.abs(value - wanted) <= allowed
    return isClose ? [] : [`${name} is ${value}, ${wanted} was expected`]
  })
}
