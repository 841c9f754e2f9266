import type { Rules } from '@/domain/attempts/rules'

/** The precision of numbers in a form: four decimals, or two for a share of points shown as a percentage. */
const SHOWN_TO = 1e-4

/**
 * Applies a form that showed `shown` and was submitted as `next` to the current rules. A field that the user didn’t change keeps its current
 * value, even if someone else changed it since the form was opened, or if the form showed it rounded.
 */
export function mergeRules(current: Rules, shown: Rules, next: Rules): Rules {
  const changed = Object.entries(next).filter(
    // Stryker disable next-line OptionalChaining: all rules have the same fields
    ([field, value]) => !isSame(Object.entries(shown).find(([name]) => name === field)?.[1], value),
  )
  return { ...current, ...Object.fromEntries(changed) }
}

function isSame(shown: unknown, value: unknown): boolean {
  if (typeof shown === 'number' && typeof value === 'number') return Math.abs(shown - value) < SHOWN_TO
  return JSON.stringify(shown) === JSON.stringify(value)
}
