import { readNumber } from '@/domain/items/types/numeric/read-number'

export type ReadPoints =
  | { readonly ok: true; readonly points: number }
  | {
      readonly ok: false
      /** Follows "Line 3:" or a label, without a period. */
      readonly why: string
      /** The possible values of an ambiguous number; empty if it isn’t a number. */
      readonly candidates: readonly number[]
    }

/**
 * Parses a grade in points as people and spreadsheets write numbers: `7.5`, `7,5`, `1 000`. Rejects ambiguous numbers (`1,000`) with
 * both values, negative numbers, and everything else (`0x10`, `Infinity`).
 */
export function readPoints(typed: string): ReadPoints {
  const reading = readNumber(typed)
  if (reading.ok) {
    const points = Number(reading.value)
    return points < 0 ? rejected('a grade can’t be negative') : { ok: true, points }
  }
  if (reading.problem.code !== 'ambiguous-number') return rejected(`“${typed.trim()}” isn’t a number`)
  // Digits of other scripts are parsed too, but not repeated here.
  const digits = typed.trim()
  const candidates = [digits.replace(/[,.]/g, ''), digits.replace(',', '.')]
    .map(Number)
    .filter(Number.isFinite)
  // Stryker disable next-line EqualityOperator: both are numbers or neither is
  const meanings = candidates.length > 1 ? candidates.join(' or ') : 'two numbers'
  return {
    ok: false,
    why: `“${digits}” could mean ${meanings}. Remove the thousands separator, or add another decimal`,
    candidates,
  }
}

function rejected(why: string): ReadPoints {
  return { ok: false, why, candidates: [] }
}
