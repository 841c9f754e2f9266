import { z } from 'zod'
import { MAX_CRITERION_POINTS } from '@/domain/grading/rubric-grading'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { optionalText, requiredText } from '@/domain/text/typed-text'
import { idText, MAX_INTEGER, slotParam } from './shared-fields'

/** Grading answers that only people can grade. */

const points = z
  .record(idText, z.number().min(0).max(MAX_CRITERION_POINTS))
  .describe('Points by the ID of the criterion. Leave out criteria that you haven’t graded yet.')
const comment = z.string().describe('The comment that the student sees with the grading.')

export const GradingParamsSchema = z.object({ class: idText, assignment: idText })
export const OneGradingParamsSchema = GradingParamsSchema.extend({ attempt: idText, slot: slotParam })

export const GradingQueueSchema = z
  .object({
    answers: z.array(
      z.object({
        position: z.number().int().describe('The position at the desk, by question, starting at 1.'),
        attempt: z.string(),
        slot: z.number().int(),
        item: z.string().describe('The ID of the question.'),
        stem: z.string(),
        revision: z.number().int().describe('The revision of the answer, to send with a grading.'),
        text: z.string(),
        status: z
          .enum(['waiting', 'graded', 'changed', 'released'])
          .describe(
            '`graded`: students don’t see it yet. `changed`: graded differently since the last release.',
          ),
        possible: z.number().describe('The points of all criteria.'),
        criteria: z.array(z.object({ id: z.string(), text: z.string(), points: z.number() })),
        own: z
          .object({ points, comment, savedAt: z.iso.datetime() })
          .nullable()
          .describe('Your own grading of this answer. Null if you haven’t graded it.'),
      }),
    ),
  })
  .meta({ id: 'GradingQueue', description: 'The answers of an assignment that people grade, without names.' })

export const NewGradingSchema = z.object({
  points,
  comment: optionalText({ most: TEXT_LIMITS.message }).default(''),
  revision: z
    .number()
    .int()
    .min(0)
    .max(MAX_INTEGER)
    .describe('The revision of the answer that you read. A grading of an earlier one is rejected.'),
  basedOn: z.iso
    .datetime()
    .nullable()
    .optional()
    .describe(
      'When your grading that you change was saved, or null for the first. If you saved another since, a conflict is returned. Without it, the last one counts.',
    ),
})

export const SavedGradingSchema = z
  .object({
    savedAt: z.iso.datetime(),
    isComplete: z.boolean().describe('Whether each criterion has points, so that it can be released.'),
  })
  .meta({ id: 'SavedGrading' })

export const ReleaseSchema = z.object({
  item: idText.optional().describe('The ID of a question. Without it, all questions are released.'),
})

export const ReleaseCountSchema = z
  .object({
    answers: z.number().int().describe('How many answers students see the grading of now.'),
    students: z.number().int(),
  })
  .meta({ id: 'ReleaseCount' })

export const ClassParamsSchema = z.object({ class: idText })
export const NewSnippetSchema = z.object({
  text: requiredText('Enter a comment.', { most: TEXT_LIMITS.message }),
})
export const SnippetSchema = z
  .object({ id: z.string(), text: z.string() })
  .meta({ id: 'CommentSnippet', description: 'A comment that the staff of a class reuse.' })
