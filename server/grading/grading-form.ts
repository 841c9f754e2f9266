import { z } from 'zod'
import { idText, slotParam } from '@/contract/schemas/shared-fields'
import type { RubricPoints } from '@/domain/grading/rubric-grading'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { optionalText } from '@/domain/text/typed-text'

/** The prefix of the fields with the points of criteria. Empty ones aren’t graded yet. */
const POINTS_FIELD = 'points.'

/** A grading as the desk’s form sends it without JavaScript. */
export const GradingFormSchema = z
  .looseObject({
    class: idText,
    assignment: idText,
    attempt: idText,
    slot: slotParam,
    revision: z.coerce.number().int().min(0),
    comment: optionalText({ most: TEXT_LIMITS.message }).default(''),
  })
  .transform(({ class: classId, assignment, attempt, slot, revision, comment, ...rest }, context) => ({
    target: { classId, assignmentId: assignment, attemptId: attempt, slot },
    ...{ revision, comment, points: readPoints(rest, context) },
  }))

function readPoints(fields: Readonly<Record<string, unknown>>, context: z.RefinementCtx): RubricPoints {
  const points: Record<string, number> = {}
  for (const [name, typed] of Object.entries(fields)) {
    if (!name.startsWith(POINTS_FIELD) || typed === '') continue
    const given = Number(typed)
    if (Number.isFinite(given) && given >= 0) points[name.slice(POINTS_FIELD.length)] = given
    else context.addIssue({ code: 'custom', path: [name], message: 'Enter 0 or more points.' })
  }
  return points
}
