import { z } from 'zod'
import type { Rules } from '@/domain/attempts/rules'
import type { GradingResult } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item, ItemType } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/** A checked response, as it is stored. */
const TrySchema = z.strictObject({ response: z.unknown(), checkedAt: z.iso.datetime() })
export const TriesSchema = z.array(TrySchema)
export type Try = z.infer<typeof TrySchema>

export type CheckOutcome =
  | {
      readonly ok: true
      readonly grade: GradingResult
      /** No further try: it is correct, or the tries are used up. The answer is final. */
      readonly isFinal: boolean
    }
  | {
      readonly ok: false
      /** `blank` and `unreadable` use up no try. */
      readonly reason: 'blank' | 'unreadable' | 'no-tries-left' | 'not-in-this-quiz'
      readonly message: string
    }

/** How many tries an item of a type has: one for `immediate`, several for `interactive`; none otherwise, or if only a person can grade it. */
export function triesOf({ behavior, tries }: Pick<Rules, 'behavior' | 'tries'>, type: ItemType): number {
  if (isGradedByPerson(type)) return 0
  if (behavior === 'immediate') return 1
  return behavior === 'interactive' ? tries : 0
}

/** Checks a response after `triesUsed` earlier tries. */
export function checkTry(
  item: Item,
  rules: Pick<Rules, 'behavior' | 'tries'>,
  triesUsed: number,
  response: unknown,
): CheckOutcome {
  const tries = triesOf(rules, item.type)
  if (tries === 0)
    return {
      ok: false,
      reason: 'not-in-this-quiz',
      message: 'Answers are graded at submission.',
    }
  if (triesUsed >= tries)
    return { ok: false, reason: 'no-tries-left', message: 'You have no tries left. Your answer is final.' }
  const grade = gradeResponse(item, response)
  if (grade.status === 'unanswered')
    return { ok: false, reason: 'blank', message: 'Enter an answer first. This won’t use a try.' }
  if (grade.status === 'ungradable') return { ok: false, reason: 'unreadable', message: grade.reason }
  return { ok: true, grade, isFinal: meetsThreshold(grade.earned, grade.possible) || triesUsed + 1 >= tries }
}

/** The hint after this try. The last hint repeats if there are more tries than hints. */
export function hintAfter(item: Pick<Item, 'hints'>, triesUsed: number): string | null {
  return triesUsed === 0 ? null : (item.hints[triesUsed - 1] ?? item.hints.at(-1) ?? null)
}
