import { z } from 'zod'
import { BehaviorSchema } from '@/domain/attempts/rules'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { ItemResponseSchema, PublicItemSchema } from './item-schemas'
import { CheckingSchema } from './results-schemas'
import { clientId, confidencePercent, idText, MAX_INTEGER, slotNumber, slotParam } from './shared-fields'

const slot = slotNumber.describe('Question number in the attempt, starting at 1.')
const id = z.string()
const moment = z.iso.datetime()

export const AttemptParamsSchema = z.object({ attempt: id })
export const SlotParamsSchema = z.object({
  attempt: id,
  slot: slotParam.describe('Question number in the attempt, starting at 1.'),
})

export const AttemptStateSchema = z.enum(['in-progress', 'overdue', 'submitted', 'graded', 'abandoned'])

export const AttemptStartSchema = z.object({
  course: idText,
  quiz: idText,
  seed: z
    .uuid()
    .optional()
    .describe(
      'The seed of the unsaved attempt that the learner saw. Without one, new questions are selected.',
    ),
  password: z.string().max(TEXT_LIMITS.quizPassword).optional().describe('If the quiz requires one.'),
})

export const AttemptSchema = z
  .object({
    id,
    title: z.string(),
    course: z.string(),
    quiz: z.string().nullable().describe('Null for a practice set.'),
    state: AttemptStateSchema,
    behavior: BehaviorSchema,
    startedAt: moment,
    closesAt: moment.nullable().describe('When time runs out.'),
    sequential: z
      .boolean()
      .describe('Questions are asked in sequence: only the question at `currentSlot` can be answered.'),
    currentSlot: slot,
    questions: z.array(
      z.object({
        slot,
        answered: z.boolean().describe('Whether all parts of the question have a readable answer.'),
        state: z.enum(['unanswered', 'partial', 'answered', 'invalid']),
        partsAnswered: z.number().int().nonnegative(),
        parts: z
          .number()
          .int()
          .nonnegative()
          .describe(
            'Stems of a matching or categorize question, gaps of a cloze question, 1 for other types.',
          ),
        flagged: z.boolean(),
        isLocked: z.boolean(),
      }),
    ),
    items: z
      .array(
        z.object({
          slot,
          item: PublicItemSchema,
          response: ItemResponseSchema.describe('The saved answer.'),
          flagged: z.boolean(),
          revision: z.number().int().nonnegative().describe('Send it with the next save.'),
          certainty: z.number().int().nullable(),
          confidence: z.number().int().nullable(),
          checking: CheckingSchema.nullable().describe(
            'Null if the quiz does not check answers during the attempt.',
          ),
        }),
      )
      .describe('The current questions. Empty after the attempt is submitted.'),
  })
  .meta({ id: 'Attempt' })

export const SaveSchema = z.object({
  response: z.unknown().describe('An `ItemResponse` that matches the type of the item.'),
  clientId,
  sequence: z
    .number()
    .int()
    .positive()
    .max(MAX_INTEGER)
    .describe('Increases with every save of the client. An older save never overwrites a newer one.'),
  revision: z
    .number()
    .int()
    .nonnegative()
    .max(MAX_INTEGER)
    .describe('The revision that this answer is based on.'),
  certainty: z
    .number()
    .int()
    .min(1)
    .max(3)
    .nullable()
    .optional()
    .describe('For quizzes with certainty-based scoring.'),
  confidence: confidencePercent
    .nullable()
    .optional()
    .describe('The learner’s confidence in percent. Unscored.'),
})

export const SavedSchema = z
  .object({
    revision: z.number().int().nonnegative(),
    savedAt: moment,
    problem: z.string().nullable().describe('Why the saved answer cannot be graded.'),
    replaced: z
      .object({ response: ItemResponseSchema, savedAt: moment.nullable() })
      .nullable()
      .describe('The answer that another client saved after `revision` and that this save replaced.'),
  })
  .meta({ id: 'Saved' })

export const SubmittedSchema = z.object({ id, state: AttemptStateSchema }).meta({ id: 'Submitted' })
