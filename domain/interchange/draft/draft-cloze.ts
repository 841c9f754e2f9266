import type { Draft } from '@/domain/items/item-form'
import type { ReadGap, ReadQuestion } from '../question'
import { type DraftContext, numericRules, singleOptions, textRules } from './draft-answers'
import { draftText } from './draft-text'

/** Asked above a text with gaps, because other systems have only the text. */
export const FILL_GAPS = 'Fill in the gaps.'

/** @returns null if a gap asks for several choices, which no gap here can */
export function clozeFields({ stem, gaps = [] }: ReadQuestion, context: DraftContext): Draft | null {
  if (gaps.some(({ type }) => type === 'multiple')) return null
  const text = draftText(stem.text, context.findImage)
  return {
    stem: FILL_GAPS,
    text: text.replace(/\{\{(\d{1,4})\}\}/g, '{{gap-$1}}'),
    gaps: gaps.map((gap, index) => ({
      id: `gap-${index + 1}`,
      label: `gap ${index + 1}`,
      weight: gap.weight > 0 ? gap.weight : 1,
      ...gapFields(gap, context),
    })),
  }
}

function gapFields(gap: ReadGap, context: DraftContext): Draft {
  if (gap.type === 'numeric') return { type: 'numeric', ...numericRules(gap, context) }
  if (gap.type === 'text') return { type: 'text', ...textRules(gap, context) }
  return { type: 'choice', options: singleOptions(gap.options ?? [], context) }
}
