import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { requiredText } from '@/domain/text/typed-text'
import { PublicItemSchema } from './item-schemas'
import { ItemReviewSchema } from './results-schemas'
import { clientId, confidencePercent, idText, MAX_INTEGER } from './shared-fields'

const moment = z.iso.datetime()
const rating = z.literal([1, 2, 3, 4]).describe('1 is Again, 2 Hard, 3 Good, 4 Easy.')

export const ReviewParamsSchema = z.object({
  course: z.string(),
  cards: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('The number of cards. Takes precedence over `minutes`.'),
  minutes: z.coerce
    .number()
    .min(1)
    .max(240)
    .optional()
    .describe('The length of the session in minutes. Defaults to 10.'),
})

const question = z
  .object({
    course: z.string(),
    concept: z.string(),
    conceptTitle: z.string(),
    fact: z
      .string()
      .describe('The claim that the question asks for. Cards are scheduled by concept and fact.'),
    isNew: z.boolean(),
    versionId: z.string(),
    item: PublicItemSchema,
  })
  .meta({ id: 'ReviewQuestion' })

const drillsOf = <Question extends z.ZodType>(question: Question) =>
  z
    .array(
      z.object({
        pair: z.string(),
        title: z.string(),
        sides: z.array(z.object({ label: z.string(), question })),
      }),
    )
    .describe(
      'Comparisons of facts that the learner confused, each with two questions to answer side by side.',
    )

export const ReviewSessionSchema = z
  .object({
    questions: z.array(question),
    drills: drillsOf(question),
  })
  .meta({ id: 'ReviewSession', description: 'The questions to ask now, in order. Comparisons come first.' })

export const ReviewAnswersSchema = z.object({
  answers: z
    .array(
      z.object({
        clientId,
        sequence: z
          .number()
          .int()
          .positive()
          .max(MAX_INTEGER)
          .describe('Increases with every answer of the client. An answer that is sent twice counts once.'),
        versionId: idText,
        response: z.unknown().describe('An `ItemResponse`.'),
        confidence: confidencePercent
          .nullable()
          .default(null)
          .describe('The confidence in percent. Null if not stated. It affects the rating and calibration.'),
        durationMs: z.number().int().nonnegative().nullable().default(null),
        rating: rating.nullable().default(null).describe('Null to derive the rating from the answer.'),
        answeredAt: moment
          .nullable()
          .default(null)
          .describe('When the answer was given, if earlier than now. At most 60 days ago.'),
        pair: idText.nullable().default(null).describe('The comparison that it belongs to.'),
      }),
    )
    .min(1)
    .max(200),
})

export const ReviewAnsweredSchema = z.object({
  answers: z.array(
    z
      .object({
        id: z
          .string()
          .nullable()
          .describe('Null if there was no answer or it was invalid. Then nothing was saved.'),
        rating: rating.nullable(),
        review: ItemReviewSchema,
        passage: z
          .object({ title: z.string(), text: z.string(), path: z.string() })
          .nullable()
          .describe('The passage of the lesson that covers it.'),
        dueAt: moment.nullable().describe('When the card is due next.'),
        dueReason: z
          .enum(['repeated', 'used-up'])
          .nullable()
          .describe(
            'Why the card isn’t due when the rating alone would suggest. `repeated`: the question was answered earlier on the study day, so this answer schedules nothing. `used-up`: all questions of the card were answered today, so it waits for tomorrow.',
          ),
        isLeech: z
          .boolean()
          .describe('True if the card has lapsed 8 times and is suspended until its section is read again.'),
        isHighConfidenceError: z
          .boolean()
          .describe(
            'Whether the answer had a confidence of 80 or more but was incorrect. Such cards come first in the next review.',
          ),
        mixedUp: z.array(z.string()),
      })
      .meta({ id: 'ReviewedAnswer' }),
  ),
})

export const ChangeRatingParamsSchema = z.object({ answer: z.string() })
export const AmendmentSchema = z.object({
  rating: z.literal([0, 1, 2, 3, 4]).describe('0 undoes the answer, 1 is Again, 2 Hard, 3 Good, 4 Easy.'),
})
export const ChangedRatingSchema = z.object({ dueAt: moment })

const packedQuestion = z
  .object({
    course: z.string(),
    concept: z.string(),
    conceptTitle: z.string(),
    fact: z.string(),
    isNew: z.boolean(),
    versionId: z.string(),
    item: z.unknown().describe('The complete item with its key, because answers are graded on the device.'),
    passage: z.object({ title: z.string(), text: z.string(), path: z.string() }).nullable(),
  })
  .meta({ id: 'PackedQuestion' })

export const OfflinePackSchema = z.object({
  owner: z.string().describe('The ID of the learner. Answers can be sent only for this learner.'),
  course: z.string(),
  courseTitle: z.string(),
  day: z.iso.date().describe('The study day.'),
  madeAt: moment,
  asksConfidence: z.boolean().describe('Whether to ask for your confidence.'),
  questions: z.array(packedQuestion),
  drills: drillsOf(packedQuestion),
  maps: z
    .array(
      z.object({
        figure: z.string(),
        insetTitle: z.string(),
        note: z.string().nullable(),
        geometry: z.unknown().describe('Paths and places of the two map views, ready to draw.'),
      }),
    )
    .describe('The maps of the questions that use one.'),
})

export const CardChangeSchema = z.object({
  concept: idText,
  fact: idText,
  /** `bury` skips the card until tomorrow, `suspend` hides it. `resume` undoes both. */
  change: z.enum(['bury', 'suspend', 'resume']),
  /** The question that was shown when the card was skipped or suspended. The list of these cards shows it. */
  versionId: idText.optional(),
})

export const ReportSchema = z.object({
  versionId: idText,
  why: requiredText('Describe the problem.', { most: TEXT_LIMITS.message }),
})
