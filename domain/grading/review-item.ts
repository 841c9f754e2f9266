import type { GradingResult, PartStatus } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ItemReview, ReviewFeedback } from '@/domain/grading/review'
import { feedbackOf, findPart } from '@/domain/grading/review-row'
import { fieldOf } from '@/domain/items/format-parts'
import type { Item } from '@/domain/items/item'
import type { PresentationOrder } from '@/domain/items/item-lists'
import { presentationOrder } from '@/domain/items/presentation-order'
import { gradingByType } from '@/domain/items/types/grading-by-type'
import { responseByType } from '@/domain/items/types/response-by-type'

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
  const { id, type, stem, concept = null, explanation, section = null, paragraphs } = item
  const rows = gradingByType[type].rows(item, {
    order,
    partOf: (partId) => findPart(grade, partId),
    feedbackOf: (remarks) => feedbackOf(remarks, section),
    typedIn: (partId) => typedIn(item, response, partId),
  })
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
    criteria: gradingByType[type].criteria?.(item) ?? null,
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

function feedbackOnWhole(item: Item, grade: GradingResult): ReviewFeedback[] {
  const isAmiss = grade.status === 'graded' && !meetsThreshold(grade.earned, grade.possible)
  return isAmiss ? feedbackOf([gradingByType[item.type].remarkOnWhole?.(item)], item.section ?? null) : []
}

function withoutRepeats(list: readonly ReviewFeedback[]): ReviewFeedback[] {
  const seen = new Map(list.map((entry) => [`${entry.section} ${entry.text}`, entry]))
  return [...seen.values()]
}

/** The maximum length of an invalid answer that is shown again, in characters. */
const shownCharacters = 200

/** The text typed in a part, whatever it is. */
function typedIn(item: Item, response: unknown, partId: string): string | null {
  const value = responseByType[item.type].partIds ? fieldOf(response, partId) : response
  const texts = [value, fieldOf(value, 'number'), fieldOf(value, 'unit')].filter(
    (text) => typeof text === 'string',
  )
  return texts.join(' ').trim().slice(0, shownCharacters) || null
}
