import { sumOf } from '@/domain/grading/exact'
import {
  type GradePart,
  type GradingResult,
  gradedResult,
  unansweredResult,
  ungradableResult,
} from '@/domain/grading/grade'
import type { Reading } from '@/domain/items/response'
import { readRecord } from '@/domain/items/response-shapes'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { gradeNumeric } from '@/domain/items/types/numeric/grade-numeric'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import { gradeChoice } from '@/domain/items/types/single-choice/grade-choice'

/**
 * The weighted mean of the gaps. A gap with an invalid answer earns 0 and is marked as invalid; the others count. If
 * every answer is invalid, the item is ungradable.
 */
export function gradeCloze(gaps: readonly ItemGap[], raw: unknown): GradingResult {
  const entries = readRecord(
    raw,
    gaps.map(({ id }) => id),
  )
  if (!entries.ok) return ungradableResult(entries.problem)
  const graded = gaps.map((gap) => {
    const reading = gradeGap(gap, entries.value.get(gap.id))
    const part = reading.ok ? reading.value : ungradablePart(gap.id, reading.problem.message)
    return { reading, part, weight: gap.weight }
  })
  const parts = graded.map(({ part }) => part)
  if (parts.every(({ status }) => status === 'unanswered')) return unansweredResult
  const problem = graded.map(({ reading }) => reading).find((reading) => !reading.ok)
  if (problem && parts.every(({ status }) => status === 'unanswered' || status === 'ungradable')) {
    return ungradableResult(problem.problem)
  }
  return gradedResult(weightedMean(graded), parts)
}

function gradeGap(gap: ItemGap, raw: unknown): Reading<GradePart> {
  switch (gap.type) {
    case 'choice':
      return gradeChoice(gap.options, raw, gap.id)
    case 'numeric':
      return gradeNumeric(gap, raw, gap.id)
    case 'text':
      return gradeShortText(gap, raw, gap.id)
  }
}

function ungradablePart(id: string, reason: string): GradePart {
  return { id, status: 'ungradable', fraction: 0, chosen: null, matched: null, spelling: null, reason }
}

/** 0 for gaps without any weight. */
function weightedMean(graded: readonly { readonly part: GradePart; readonly weight: number }[]): number {
  const whole = sumOf(graded.map(({ weight }) => weight))
  if (whole === 0) return 0
  return sumOf(graded.map(({ part, weight }) => weight * part.fraction)) / whole
}
