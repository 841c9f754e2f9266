import { z } from 'zod'
import { BehaviourSchema } from '@/domain/attempts/rules'
import { ItemResponseSchema, PublicItemSchema } from './item-schemas'
import { CheckingSchema } from './review-schemas'

/** More than any attempt has places. */
const MOST_SLOTS = 1_000
/** What a column of the database holds. */
const MOST = 2_147_483_647

const slot = z.number().int().positive().max(MOST_SLOTS).describe('A place of the attempt, counted from 1.')
const id = z.string()
const moment = z.iso.datetime()

export const AttemptParamsSchema = z.object({ attempt: id })
export const PlaceParamsSchema = z.object({
  attempt: id,
  slot: z.coerce
    .number()
    .int()
    .positive()
    .max(MOST_SLOTS)
    .describe('A place of the attempt, counted from 1.'),
})

export const AttemptStateSchema = z.enum(['in-progress', 'overdue', 'submitted', 'graded', 'abandoned'])

export const AttemptStartSchema = z.object({
  course: z.string().max(100),
  quiz: z.string().max(100),
  seed: z.uuid().optional().describe('Of the draft that the learner has seen; drawn anew without one.'),
  password: z.string().max(200).optional().describe('Where the quiz asks for one.'),
})

export const AttemptSchema = z
  .object({
    id,
    title: z.string(),
    course: z.string(),
    quiz: z.string().nullable().describe('Null for a practice set.'),
    state: AttemptStateSchema,
    behaviour: BehaviourSchema,
    startedAt: moment,
    closesAt: moment.nullable().describe('When its time is up.'),
    sequential: z.boolean().describe('It goes one way: only the question at `currentSlot` is asked.'),
    currentSlot: slot,
    places: z.array(
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
          response: ItemResponseSchema.describe('What the server holds.'),
          flagged: z.boolean(),
          revision: z.number().int().nonnegative().describe('To be sent with the next save.'),
          certainty: z.number().int().nullable(),
          confidence: z.number().int().nullable(),
          checking: CheckingSchema.nullable().describe('Null in a quiz that does not check on the way.'),
        }),
      )
      .describe('The questions that are asked now; none once the attempt is submitted.'),
  })
  .meta({ id: 'Attempt' })

export const SaveSchema = z.object({
  response: z.unknown().describe('An ItemResponse, of the shape that goes with the type of the item.'),
  clientId: z.string().min(1).max(64).describe('One for each tab, device or run of a script.'),
  sequence: z
    .number()
    .int()
    .positive()
    .max(MOST)
    .describe('Counted up within the client: an older one never overwrites a newer one.'),
  revision: z.number().int().nonnegative().max(MOST).describe('The revision that the answer was based on.'),
  certainty: z.number().int().min(1).max(3).nullable().optional().describe('In quizzes marked by certainty.'),
  confidence: z
    .number()
    .int()
    .min(50)
    .max(100)
    .nullable()
    .optional()
    .describe('How sure the learner is, in per cent; unscored.'),
})

export const SavedSchema = z
  .object({
    revision: z.number().int().nonnegative(),
    savedAt: moment,
    problem: z.string().nullable().describe('Kept, but cannot be graded as it stands.'),
    replaced: z
      .object({ response: ItemResponseSchema, savedAt: moment.nullable() })
      .nullable()
      .describe('What another client had saved since `revision` and this answer replaced.'),
  })
  .meta({ id: 'Saved' })

export const SubmittedSchema = z.object({ id, state: AttemptStateSchema }).meta({ id: 'Submitted' })
