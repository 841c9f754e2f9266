import type { GradePart, OfParts } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { normalizedResponse } from '@/domain/grading/normalized-response'
import { spellingNotes } from '@/domain/grading/review'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { gradingByType } from '@/domain/items/types/grading-by-type'
import { responseByType } from '@/domain/items/types/response-by-type'

/** How an item grades an answer, with everything that an author needs to see why. */
export interface TriedAnswer {
  readonly answer: unknown
  readonly status: 'graded' | 'waiting' | 'unanswered' | 'invalid'
  /** The share of the item's points, 0 to 1; 0 for an unanswered or invalid answer. */
  readonly fraction: number
  /** The typed text, as it is compared; null if nothing is typed or it's invalid. */
  readonly normalized: OfParts
  /** The accepted or anticipated answer that it matched, as its author wrote it; null for none. */
  readonly matched: OfParts
  /** What a learner would read: feedback, a spelling note, or why the answer is invalid; null for nothing. */
  readonly feedback: string | null
}

/** Grades an answer as an attempt would. `answer` is any JSON; choices use the author's IDs. */
export function tryAnswer(item: Item, answer: unknown): TriedAnswer {
  const grade = gradeResponse(item, answer)
  const results = reviewItem(item, answer, grade)
  const reasons = results.rows.flatMap(({ reason }) => reason ?? [])
  const said = [
    ...(results.reason === null ? reasons : [results.reason]),
    ...spellingNotes(results.rows),
    ...results.feedback.map(({ text }) => plainText(text)),
  ]
  return {
    answer,
    status: grade.status === 'ungradable' ? 'invalid' : grade.status,
    fraction: grade.earned,
    normalized: normalizedResponse(item, answer),
    matched: matchedIn(item, (id) =>
      grade.status === 'graded' ? grade.parts.find((part) => part.id === id) : undefined,
    ),
    feedback: said.join('\n') || null,
  }
}

function matchedIn(item: Item, partOf: (id: string) => GradePart | undefined): OfParts {
  const { written } = gradingByType[item.type]
  if (!written) return null
  const writtenIn = (id: string) => written(item, partOf(id)?.matched ?? -1, id)
  const ids = responseByType[item.type].partIds?.(item)
  return ids ? Object.fromEntries(ids.map((id) => [id, writtenIn(id)])) : writtenIn('answer')
}
