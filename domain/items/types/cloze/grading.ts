import { formatNumericKey, formatTextKey } from '@/domain/grading/format-key'
import type { ReviewRow } from '@/domain/grading/review'
import { type GradedParts, typedRow } from '@/domain/grading/review-row'
import { idsOf, readRecord } from '@/domain/items/response-shapes'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { normalizedNumber, writtenNumber } from '@/domain/items/types/numeric/grading'
import { normalizedText } from '@/domain/items/types/short-text/grading'
import { choiceRow } from '@/domain/items/types/single-choice/grading'
import { gradeCloze } from './grade-cloze'
import type { ItemGap } from './schema'

export const clozeGrading = {
  grade: ({ gaps }, response) => gradeCloze(gaps, response),
  rows: ({ gaps }, graded) => gaps.map((gap) => gapRow(gap, graded)),
  normalized({ gaps }, response) {
    const entries = readRecord(response, idsOf(gaps))
    if (!entries.ok) return null
    return Object.fromEntries(gaps.map((gap) => [gap.id, normalizedGap(gap, entries.value.get(gap.id))]))
  },
  written: ({ gaps }, index, id) =>
    writtenInGap(
      gaps.find((gap) => gap.id === id),
      index,
    ),
  partWeights: ({ gaps }) => gaps.map(({ weight }) => weight),
} satisfies TypeGrading<'cloze'>

function gapRow(gap: ItemGap, graded: GradedParts): ReviewRow {
  switch (gap.type) {
    case 'choice':
      return choiceRow(graded, gap, gap.options)
    case 'numeric':
      return typedRow(graded, gap, gap, formatNumericKey(gap))
    case 'text':
      return typedRow(graded, gap, gap, formatTextKey(gap.answers))
  }
}

function normalizedGap(gap: ItemGap, raw: unknown): string | null {
  switch (gap.type) {
    case 'choice':
      return typeof raw === 'string' ? raw : null
    case 'numeric':
      return normalizedNumber(gap, raw)
    case 'text':
      return normalizedText(gap, raw)
  }
}

function writtenInGap(gap: ItemGap | undefined, index: number): string | null {
  switch (gap?.type) {
    case 'choice':
      return gap.options[index]?.text ?? null
    case 'numeric':
      return writtenNumber(gap.answers[index])
    case 'text':
      return gap.answers[index]?.text ?? null
    default:
      return null
  }
}
