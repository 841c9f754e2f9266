import { z } from 'zod'
import { BehaviourSchema } from '@/domain/attempts/rules'

/** What may be seen of graded answers: null stands where something may not be seen now. */

const id = z.string()
const status = z.enum(['right', 'partial', 'wrong', 'unanswered', 'ungradable'])
const visibleStatus = z
  .enum([...status.options, 'answered'])
  .describe('`answered` where it may not be known yet whether it is right.')
const feedback = z.array(z.object({ text: z.string(), section: z.string() }))
const marks = z.number().nullable()

export const ItemReviewSchema = z
  .object({
    itemId: id,
    stem: z.string(),
    concept: z.string(),
    status: visibleStatus,
    earned: marks,
    possible: marks,
    reason: z.string().nullable().describe('Why the answer could not be read.'),
    rows: z.array(
      z.object({
        id,
        label: z.string().nullable(),
        given: z.string().nullable(),
        right: z.string().nullable(),
        status: visibleStatus,
        reason: z.string().nullable(),
        spelling: z
          .string()
          .nullable()
          .describe('The correct spelling of a typed answer that was accepted with a typo.'),
        feedback,
      }),
    ),
    feedback,
    explanation: z.string().nullable(),
    section: z.string().nullable().describe('Where the course teaches it: `lesson#section`.'),
    paragraphs: z.array(z.number().int()).describe('Of the article.'),
  })
  .meta({ id: 'ItemReview', description: 'One answer in words, with what may be seen of it now.' })

export const CheckingSchema = z
  .object({
    triesUsed: z.number().int(),
    triesLeft: z.number().int(),
    isLocked: z.boolean().describe('The answer stands as it is.'),
    hint: z.string().nullable().describe('Between two tries.'),
    review: ItemReviewSchema.nullable().describe('Null before the first try.'),
  })
  .meta({ id: 'Checking', description: 'How a question stands in a quiz that checks on the way.' })

export const ReviewSchema = z
  .object({
    id,
    title: z.string(),
    course: z.string(),
    quiz: z.string().nullable(),
    behaviour: BehaviourSchema,
    submittedAt: z.iso.datetime(),
    isLate: z.boolean(),
    closesAt: z.iso.datetime().nullable().describe('When the quiz closes for you, and more may be seen.'),
    earned: marks,
    possible: marks,
    unanswered: z.number().int(),
    ungradable: z.number().int(),
    overallFeedback: z.string().nullable(),
    items: z
      .array(
        z.object({
          slot: z.number().int(),
          review: ItemReviewSchema,
          triesUsed: z.number().int(),
          certainty: z.number().int().nullable(),
          confidence: z.number().int().nullable(),
        }),
      )
      .describe('None where the attempt may not be seen yet.'),
  })
  .meta({ id: 'Review', description: 'What may be seen of a graded attempt now.' })

export const CheckOutcomeSchema = z
  .object({
    status,
    right: z.string(),
    spelling: z
      .string()
      .nullable()
      .describe('The correct spelling of an answer that was accepted with a typo.'),
    feedback,
    explanation: z.string(),
  })
  .meta({ id: 'CheckOutcome', description: 'How a question inside a lesson was answered.' })
