import { gradeResponse } from '@/domain/grading/grade-response'
import { normalizedResponse } from '@/domain/grading/normalized-response'
import { spellingNotes } from '@/domain/grading/review'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import type { ItemGap } from '@/domain/items/types/cloze/schema'

/** One value, or one for each gap of a cloze by the gap's ID. */
type OfParts = string | null | Readonly<Record<string, string | null>>

/** How an item grades an answer, with everything that an author needs to see why. */
export interface TriedAnswer {
  readonly answer: unknown
  readonly status: 'graded' | 'unanswered' | 'invalid'
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
  const partOf = (id: string) =>
    grade.status === 'graded' ? grade.parts.find((part) => part.id === id) : undefined
  return {
    answer,
    status: grade.status === 'ungradable' ? 'invalid' : grade.status,
    fraction: grade.earned,
    normalized: normalizedResponse(item, answer),
    matched:
      item.type === 'cloze'
        ? Object.fromEntries(
            item.gaps.map((gap) => [gap.id, writtenAnswer(gap, partOf(gap.id)?.matched ?? -1)]),
          )
        : writtenAnswer(item, partOf('answer')?.matched ?? -1),
    feedback: said.join('\n') || null,
  }
}

/** The answer at an index, as its author wrote it; null if there is none. */
function writtenAnswer(item: Item | ItemGap, index: number): string | null {
  switch (item.type) {
    case 'numeric': {
      const { value, tolerance } = item.answers[index] ?? {}
      return tolerance?.type === 'range' ? `${tolerance.min} to ${tolerance.max}` : (value ?? null)
    }
    case 'short-text':
    case 'text':
      return item.answers[index]?.text ?? null
    case 'single-choice':
    case 'choice':
      return item.options[index]?.text ?? null
    case 'hotspot':
      return item.regions[index]?.text ?? null
    default:
      return null
  }
}
