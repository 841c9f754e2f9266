import type { GradingResult } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item, ItemType } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { toPublicItem } from '@/domain/items/to-public-item'
import { parseFolder, readCourseFolders } from '@/server/content/read-course'
import { guessResponse } from '../support/guess-response'

/**
 * `npm run bench -- grading`: graded responses per second for each question type, over the items of the bundled
 * course.
 */

const SECONDS = 0.5
/** Reading the clock takes longer than grading. */
const BATCH = 1_000

type Case = { item: Item; response: unknown }

const items = readCourseFolders().flatMap((folder) => parseFolder(folder).items.map(({ item }) => item))
const byType = new Map<ItemType, Item[]>()
for (const item of items) byType.set(item.type, [...(byType.get(item.type) ?? []), item])

console.table(
  [...byType].map(([type, ofType]) => {
    // Typical input: a correct answer, a mostly wrong one, and no answer.
    const cases = ofType.flatMap((item): Case[] => [
      { item, response: keyResponse(item) },
      { item, response: guessResponse(toPublicItem(item)) },
      { item, response: null },
    ])
    const full = cases.filter(({ item, response }) => isFull(gradeResponse(item, response))).length
    run(cases, SECONDS / 4)
    return {
      type,
      items: ofType.length,
      responses: cases.length,
      'full credit': full,
      'graded per second': Math.round(run(cases, SECONDS)),
    }
  }),
)

function run(cases: readonly Case[], seconds: number): number {
  const startedAt = performance.now()
  let done = 0
  do {
    for (let index = 0; index < BATCH; index++) {
      const next = cases[(done + index) % cases.length]
      if (next) gradeResponse(next.item, next.response)
    }
    done += BATCH
  } while (performance.now() - startedAt < seconds * 1000)
  return done / ((performance.now() - startedAt) / 1000)
}

function isFull({ earned, possible }: GradingResult): boolean {
  return earned === possible
}
