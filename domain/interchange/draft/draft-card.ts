import type { Draft } from '@/domain/items/item-form'
import { plainText } from '@/domain/items/rich-text'
import { plainNumber } from '../numbers'
import type { ReadQuestion } from '../question'
import type { RichText } from '../rich-text'
import { escapeStars } from '../text-in'
import { type DraftContext, numericRules, textRules } from './draft-answers'
import { FILL_GAPS } from './draft-cloze'
import { draftText } from './draft-text'

/** A longer back can’t be typed exactly. */
const MAX_WORDS = 5

/** A card asks for its back: a number or a few words. @returns null if the back is longer or has no words */
export function cardFields(question: ReadQuestion, context: DraftContext): Draft | null {
  const back = backOf(question)
  if (back === undefined) return null
  const number = plainNumber(back.plain)
  if (number !== null)
    return { type: 'numeric', ...numericRules({ answers: [{ value: number, fraction: 1 }] }, context) }
  const variants = back.plain
    .split(/\s*(?:\/|;|\bor\b)\s*/)
    .map((variant) => variant.trim())
    .filter((variant) => variant !== '')
  const isShort = variants.every((variant) => variant.split(/\s+/).length <= MAX_WORDS)
  if (variants.length === 0 || !isShort || back.traits.includes('list')) return null
  const answers = variants.map((text) => ({ text: escapeStars(text), fraction: 1 }))
  return { type: 'short-text', ...textRules({ answers }, context) }
}

/** The second field, or the next one that has words. */
function backOf({ fields = [] }: ReadQuestion): RichText | undefined {
  return Object.values(fields)
    .slice(1)
    .find(({ plain }) => plain !== '')
}

const DELETION = /\{\{c\d{1,3}::([\s\S]{1,2000}?)(?:::([\s\S]{1,500}?))?\}\}/g

/** A text with deletions: each becomes a gap, with its hint as the label. @returns null without a deletion */
export function clozeNoteFields({ stem }: ReadQuestion, context: DraftContext): Draft | null {
  const gaps: Draft[] = []
  const text = draftText(stem.text, context.findImage).replace(DELETION, (_, words: string, hint = '') => {
    const id = `gap-${gaps.length + 1}`
    const answers = [{ text: escapeStars(plainText(words).trim()), fraction: 1 }]
    const label = plainText(hint).trim() || `gap ${gaps.length + 1}`
    gaps.push({ id, label, weight: 1, type: 'text', ...textRules({ answers }, context) })
    return `{{${id}}}`
  })
  return gaps.length === 0 ? null : { stem: FILL_GAPS, text, gaps }
}
