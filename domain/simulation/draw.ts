import type { Random } from '@/domain/items/random'

/** What a simulation draws at random. */

const STEPS = 1_000_000

/** 0 (inclusive) to 1 (exclusive). */
export function uniform(random: Random): number {
  return random.nextInt(STEPS) / STEPS
}

/** The sum of twelve uniform numbers minus 6: mean 0, variance 1, never beyond ±6. */
export function normal(random: Random): number {
  return Array.from({ length: 12 }, () => uniform(random)).reduce((sum, value) => sum + value, 0) - 6
}
