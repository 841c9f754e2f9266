import type { Item } from './item'
import type { Draft } from './item-form'
import { type CourseTexts, readDraft } from './read-draft'

const NOT_YET = '…'

/**
 * A draft as a student would see it, with “…” for missing texts. For display only: keys, claims, and feedback are placeholders.
 * Takes any JSON.
 * @returns null if there is too little to show
 */
export function previewDraft(draft: Draft, slug: string, texts: CourseTexts): Item | null {
  const read = readDraft(
    {
      ...draft,
      ...shownOfType(draft, texts),
      stem: textOr(draft.stem),
      ...{ concept: 'any', section: 'any#any', claims: ['f00'], paragraphs: [1] },
      ...{ hints: [], explanation: NOT_YET },
    },
    slug,
    texts,
  )
  return read.ok ? read.item : null
}

/** The fields of a type that a student sees, complete enough to render. */
function shownOfType(draft: Draft, { regions, passages }: CourseTexts): Draft {
  switch (draft.type) {
    case 'true-false':
      return { answer: true }
    case 'matching':
    case 'categorize': {
      const choices = rowsOf(draft.choices)
      return { choices, stems: rowsOf(draft.stems).map((row) => ({ ...row, choice: choices[0]?.id })) }
    }
    case 'ordering':
      return { elements: rowsOf(draft.elements) }
    case 'cloze':
      return {
        text: textOr(draft.text),
        gaps: objects(draft.gaps).map((gap) => ({
          ...{ id: gap.id, type: gap.type, label: textOr(gap.label), weight: 1 },
          ...shownOfGap(gap),
        })),
      }
    case 'hotspot':
      return { regions: objects(draft.regions).flatMap(({ id }) => (regions[String(id)] ? [{ id }] : [])) }
    case 'evidence':
      return {
        passages: rowsOf(draft.passages).map(({ id }, index) => ({
          id,
          at: objects(draft.passages)[index]?.at ?? Object.keys(passages)[0],
          paragraph: objects(draft.passages)[index]?.paragraph,
          quote: objects(draft.passages)[index]?.quote,
        })),
      }
    case 'numeric':
    case 'short-text':
      return { answers: [draft.type === 'numeric' ? { value: '0' } : { text: NOT_YET }] }
    default:
      return { options: rowsOf(draft.options) }
  }
}

function shownOfGap({ type, format, units, options }: Draft): Draft {
  if (type === 'numeric') return { format, units, answers: [{ value: '0' }] }
  return type === 'text' ? { answers: [{ text: NOT_YET }] } : { options: rowsOf(options) }
}

/** At least two rows. */
function rowsOf(value: unknown): { id: string; text: string }[] {
  const rows = objects(value)
  return Array.from({ length: Math.max(2, rows.length) }, (_, index) => ({
    id: String(rows[index]?.id ?? `row-${index + 1}`),
    text: textOr(rows[index]?.text),
  }))
}

function objects(value: unknown): Draft[] {
  return Array.isArray(value) ? value.map((entry) => Object(entry)) : []
}

function textOr(value: unknown): string {
  return typeof value === 'string' && value.trim() !== '' ? value : NOT_YET
}
