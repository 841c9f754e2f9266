import type { GradingResult, PartStatus } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ItemReview, ReviewFeedback } from '@/domain/grading/review'
import { feedbackOf, reviewRows } from '@/domain/grading/review-rows'
import type { Item } from '@/domain/items/item'
import type { PresentationOrder } from '@/domain/items/item-lists'
import { presentationOrder } from '@/domain/items/presentation-order'

/**
 * The results of an item: the answer and the key as text, part by part, the feedback on what was chosen, and the
 * explanation. Contains the key: show it only if the learner can see it. `response` is needed to show invalid answers
 * and may be any JSON. Rows are in the order in which the learner saw them (without `order`, as `toPublicItem` shows
 * them), because the authored order may reveal the key.
 */
export function reviewItem(
  item: Item,
  response: unknown,
  grade: GradingResult,
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

function statusOf(grade: GradingResult): PartStatus {
  if (grade.status !== 'graded') return grade.status
  if (meetsThreshold(grade.earned, grade.possible)) return 'correct'
  return grade.earned > 0 ? 'partial' : 'incorrect'
}

/** An order is judged as one: feedback on a wrong one belongs to no single position. */
function feedbackOnWhole(item: Item, grade: GradingResult): ReviewFeedback[] {
  const isAmiss = grade.status === 'graded' && !meetsThreshold(grade.earned, grade.possible)
  return item.type === 'ordering' && isAmiss ? feedbackOf([item.otherwise], item.section) : []
}

function withoutRepeats(list: readonly ReviewFeedback[]): ReviewFeedback[] {
  const seen = new Map(list.map((entry) => [`${entry.section} ${entry.text}`, entry]))
  return [...seen.values()]
}

/** The maximum length of an invalid answer that is shown again, in characters. */
const shownCharacters = 200

/** The text typed in a part, whatever it is. */
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
