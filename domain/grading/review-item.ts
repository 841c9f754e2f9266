import type { Grade, PartStatus } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ItemReview, ReviewFeedback } from '@/domain/grading/review'
import { feedbackOf, reviewRows } from '@/domain/grading/review-rows'
import type { Item } from '@/domain/items/item'
import { type PresentationOrder, presentationOrder } from '@/domain/items/presentation-order'

/**
 * What a learner sees of an item after submission: response and key in words, part by part, what is said about
 * what was chosen, and the explanation. Holds the key: show it only when the learner may see it. `response` is needed for what could
 * not be read, and may be any JSON. Rows come in the order in which the learner saw them (without `order`, as `toPublicItem` shows
 * them): the authored order may give the key away.
 */
export function reviewItem(
  item: Item,
  response: unknown,
  grade: Grade,
  order: PresentationOrder = presentationOrder(item, item.id),
): ItemReview {
  const { id, type, stem, concept, explanation, section, paragraphs } = item
  const rows = reviewRows(item, grade, order, (partId) => typedIn(item, response, partId))
  const ofRows = rows.flatMap(({ feedback }) => feedback)
  return {
    itemId: id,
    type,
    stem,
    concept,
    status: statusOf(grade),
    earned: grade.earned,
    possible: grade.possible,
    reason: grade.status === 'ungradable' ? grade.reason : null,
    rows,
    feedback: withoutRepeats([...ofRows, ...feedbackOnWhole(item, grade)]),
    explanation,
    section,
    paragraphs,
  }
}

function statusOf(grade: Grade): PartStatus {
  if (grade.status !== 'graded') return grade.status
  if (meetsThreshold(grade.earned, grade.possible)) return 'right'
  return grade.earned > 0 ? 'partial' : 'wrong'
}

/** An order is judged as one: what is said of a wrong one belongs to no single place. */
function feedbackOnWhole(item: Item, grade: Grade): ReviewFeedback[] {
  const isAmiss = grade.status === 'graded' && !meetsThreshold(grade.earned, grade.possible)
  return item.type === 'ordering' && isAmiss ? feedbackOf([item.otherwise], item.section) : []
}

function withoutRepeats(list: readonly ReviewFeedback[]): ReviewFeedback[] {
  const seen = new Map(list.map((entry) => [`${entry.section} ${entry.text}`, entry]))
  return [...seen.values()]
}

/** More of an unreadable answer than this is not shown again. In characters. */
const shownCharacters = 200

/** What was typed in a part, whatever it is. */
function typedIn(item: Item, response: unknown, partId: string): string | null {
  const value = item.type === 'cloze' ? fieldOf(response, partId) : response
  const texts = [value, fieldOf(value, 'number'), fieldOf(value, 'unit')].filter(
    (text) => typeof text === 'string',
  )
  return texts.join(' ').trim().slice(0, shownCharacters) || null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}
