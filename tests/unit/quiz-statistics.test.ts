import { describe, expect, test } from 'vitest'
import { itemStatistics, type ScoredAttempt } from '@/domain/statistics/item-statistics'
import { covariance, variance } from '@/domain/statistics/moments'
import { quizStatistics } from '@/domain/statistics/quiz-statistics'
import {
  differences,
  readStatisticsFixture,
  statisticsFixtureIsPresent,
} from '@/tests/support/statistics-fixture'

const isPresent = statisticsFixtureIsPresent()
const reason = isPresent ? '' : ' (skipped: ../shared/fixtures is not here)'

describe.skipIf(!isPresent)(`statistics of the fixture${reason}`, () => {
  const fixture = isPresent ? readStatisticsFixture() : null
  const attempts: ScoredAttempt[] = (fixture?.attempts ?? []).map((marks) => ({
    attemptItems: marks.map((earned, index) => ({
      itemId: String(index + 1),
      earned,
      possible: fixture?.maxMarks[index] ?? 1,
    })),
  }))

  test(`of the quiz match${reason}`, () => {
    if (!fixture) throw new Error('the fixture is not here')
    expect(differences(quizStatistics(attempts), fixture.expected.quiz, fixture)).toEqual([])
  })

  test(`of each item match${reason}`, () => {
    if (!fixture) throw new Error('the fixture is not here')
    const ours = itemStatistics(attempts)
    expect(fixture.expected.items).toHaveLength(ours.length)
    for (const expected of fixture.expected.items) {
      const item = ours.find(({ itemId }) => itemId === String(expected.slot))
      expect(differences(item ?? {}, expected, fixture), `slot ${expected.slot}`).toEqual([])
    }
  })

  test(`of a part of the attempts match, against the rest and the total${reason}`, () => {
    if (!fixture) throw new Error('the fixture is not here')
    expect(fixture.subsets.length).toBeGreaterThan(0)
    for (const { slot, attempts: chosen, against, expected, name } of fixture.subsets) {
      const part = chosen.flatMap((index) => attempts[index] ?? [])
      const item = itemStatistics(part).find(({ itemId }) => itemId === String(slot))
      const ours = against === 'total' ? againstTotal(part, slot) : item
      // The weight of an item is that of the whole quiz: a part of the attempts has none.
      const { effectiveWeight: _, ...figures } = expected
      expect(differences({ ...item, ...ours }, figures, fixture), `slot ${slot}, ${name}`).toEqual([])
    }
  })
})

/** The same statistics with the whole total in place of the rest, as in the fixture for one subset. */
function againstTotal(attempts: readonly ScoredAttempt[], slot: number) {
  const x = attempts.map(({ attemptItems }) => attemptItems[slot - 1]?.earned ?? 0)
  const total = attempts.map(({ attemptItems }) => attemptItems.reduce((sum, { earned }) => sum + earned, 0))
  const ascending = (values: number[]) => [...values].sort((a, b) => a - b)
  const together = covariance(x, total) ?? 0
  return {
    discriminationIndex: (100 * together) / Math.sqrt((variance(x) ?? 0) * (variance(total) ?? 0)),
    discriminativeEfficiency: (100 * together) / (covariance(ascending(x), ascending(total)) ?? 1),
  }
}
