import { z } from 'zod'
import { PublicItemSchema } from './item-schemas'
import { ItemReviewSchema } from './review-schemas'

const moment = z.iso.datetime()
const rating = z.literal([1, 2, 3, 4]).describe('1 again, 2 hard, 3 good, 4 easy.')

export const RecallParamsSchema = z.object({
  course: z.string(),
  cards: z.coerce.number().int().min(1).max(200).optional().describe('How many; or else `minutes`.'),
  minutes: z.coerce.number().min(1).max(240).optional().describe('10 where neither is given.'),
})

const question = z
  .object({
    concept: z.string(),
    conceptTitle: z.string(),
    fact: z.string().describe('The claim that is asked for: with the concept, what is scheduled.'),
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
    .describe('Things that were mixed up, each with two questions to be answered side by side.')

export const RecallSessionSchema = z
  .object({
    questions: z.array(question),
    drills: drillsOf(question),
  })
  .meta({ id: 'ReviewSession', description: 'What is to be asked now, in order; the drills first.' })

export const RecallAnswersSchema = z.object({
  answers: z
    .array(
      z.object({
        clientId: z.string().min(1).max(64).describe('One for each tab, device or run of a script.'),
        sequence: z
          .number()
          .int()
          .positive()
          .max(2_147_483_647)
          .describe('Counts the answers of a client: the same one sent twice counts once.'),
        versionId: z.string().max(100),
        response: z.unknown().describe('An ItemResponse.'),
        confidence: z
          .number()
          .int()
          .min(50)
          .max(100)
          .nullable()
          .default(null)
          .describe(
            'How sure, in per cent; null for none stated. It counts in the rating and in calibration.',
          ),
        durationMs: z.number().int().nonnegative().nullable().default(null),
        rating: rating.nullable().default(null).describe('Null for what the answer tells.'),
        answeredAt: moment
          .nullable()
          .default(null)
          .describe('When it was given, where that was earlier: at most 60 days ago.'),
        pair: z.string().max(100).nullable().default(null).describe('The drill that it belongs to.'),
      }),
    )
    .min(1)
    .max(200),
})

export const RecallAnsweredSchema = z.object({
  answers: z.array(
    z
      .object({
        id: z.string().nullable().describe('Null where it was blank or could not be read: nothing was kept.'),
        rating: rating.nullable(),
        review: ItemReviewSchema,
        passage: z
          .object({ title: z.string(), text: z.string(), path: z.string() })
          .nullable()
          .describe('What the lesson says of it.'),
        dueAt: moment.nullable().describe('When it is asked again.'),
        isLeech: z
          .boolean()
          .describe('True if the card has lapsed 8 times and is suspended until its section is read again.'),
        isSureAndWrong: z
          .boolean()
          .describe(
            'Given with a confidence of 80 or more, and not right: it is asked first in the next review.',
          ),
        mixedUp: z.array(z.string()),
      })
      .meta({ id: 'ReviewedAnswer' }),
  ),
})

export const AmendParamsSchema = z.object({ answer: z.string() })
export const AmendmentSchema = z.object({
  rating: z.literal([0, 1, 2, 3, 4]).describe('0 takes the answer back; 1 again, 2 hard, 3 good, 4 easy.'),
})
export const AmendedSchema = z.object({ dueAt: moment })

const packedQuestion = z
  .object({
    concept: z.string(),
    conceptTitle: z.string(),
    fact: z.string(),
    isNew: z.boolean(),
    versionId: z.string(),
    item: z.unknown().describe('The whole item, its key included: answers are graded on the device.'),
    passage: z.object({ title: z.string(), text: z.string(), path: z.string() }).nullable(),
  })
  .meta({ id: 'PackedQuestion' })

export const RecallPackSchema = z.object({
  owner: z.string().describe('Whose it is: answers are sent in nobody else’s name.'),
  course: z.string(),
  courseTitle: z.string(),
  day: z.iso.date().describe('The study day.'),
  madeAt: moment,
  asksConfidence: z.boolean().describe('Whether you let yourself be asked how sure you are.'),
  questions: z.array(packedQuestion),
  drills: drillsOf(packedQuestion),
  maps: z
    .array(
      z.object({
        figure: z.string(),
        insetTitle: z.string(),
        note: z.string().nullable(),
        geometry: z.unknown().describe('Paths and places of its two views, ready to draw.'),
      }),
    )
    .describe('Of the questions that are asked on a map.'),
})
