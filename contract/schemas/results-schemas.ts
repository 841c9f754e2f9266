import { z } from 'zod'
import { BehaviorSchema } from '@/domain/attempts/rules'
import { PublicItemSchema } from './item-schemas'

/** The results of graded answers. Hidden parts are null. */

const id = z.string()
const status = z.enum(['correct', 'partial', 'incorrect', 'unanswered', 'ungradable', 'waiting'])
const visibleStatus = z
  .enum([...status.options, 'answered'])
  .describe(
    '`answered` if correctness is hidden for now; `waiting` if only a person can grade it, so that it is worth 0 of 0 points until then.',
  )
const feedback = z.array(
  z.object({
    text: z.string(),
    section: z.string().nullable(),
    paragraph: z.number().int().optional().describe('The paragraph of the article that it cites.'),
  }),
)
const grades = z.number().nullable()

const row = z.object({
  id,
  label: z.string().nullable(),
  given: z.string().nullable(),
  correct: z.string().nullable(),
  status: visibleStatus,
  options: z
    .object({ chosen: z.string().nullable(), keys: z.array(z.string()) })
    .nullable()
    .describe(
      'If one option is to be chosen: the IDs of the chosen one and of the correct ones. `keys` is empty if the correct answer is hidden.',
    ),
  reason: z.string().nullable(),
  spelling: z.string().nullable().describe('The correct spelling if the answer was accepted with a typo.'),
  feedback,
})

export const ItemReviewSchema = z
  .object({
    itemId: id,
    stem: z.string(),
    concept: z
      .string()
      .nullable()
      .describe('Null for a class’s own question that isn’t about a concept of the course.'),
    status: z
      .enum([...visibleStatus.options, 'graded'])
      .describe('As in `rows`, or `graded` if a person graded it and you can see the points.'),
    earned: grades,
    possible: grades,
    reason: z.string().nullable().describe('Why the answer is invalid.'),
    rows: z.array(row),
    criteria: z
      .array(z.object({ id, text: z.string(), points: z.number() }))
      .nullable()
      .describe('What you check your own answer by, for a question that only a person can grade.'),
    feedback,
    explanation: z.string().nullable(),
    section: z.string().nullable().describe('The lesson section that covers it: `lesson#section`.'),
    paragraphs: z.array(z.number().int()).describe('Paragraph numbers of the article.'),
  })
  .meta({ id: 'ItemReview', description: 'One answer as text, with the results that are visible now.' })

export const CheckingSchema = z
  .object({
    triesUsed: z.number().int(),
    triesLeft: z.number().int(),
    isLocked: z.boolean().describe('Whether the answer is final.'),
    hint: z.string().nullable().describe('Shown between two tries.'),
    review: ItemReviewSchema.nullable().describe('Null before the first try.'),
  })
  .meta({
    id: 'Checking',
    description: 'The state of a question in a quiz that checks answers during the attempt.',
  })

export const ResultsPolicySchema = z
  .object({
    id,
    title: z.string(),
    course: z.string(),
    quiz: z.string().nullable(),
    behavior: BehaviorSchema,
    submittedAt: z.iso.datetime(),
    isLate: z.boolean(),
    closesAt: z.iso
      .datetime()
      .nullable()
      .describe('When the quiz closes for you and more results become visible.'),
    earned: grades,
    possible: grades,
    unanswered: z.number().int(),
    ungradable: z.number().int(),
    waiting: z
      .number()
      .int()
      .describe('Answers that only a person can grade. They don’t count in the points.'),
    overallFeedback: z.string().nullable(),
    items: z
      .array(
        z.object({
          slot: z.number().int(),
          review: ItemReviewSchema,
          triesUsed: z.number().int(),
          certainty: z.number().int().nullable(),
          confidence: z.number().int().nullable(),
          staff: z
            .object({
              points: z
                .record(z.string(), z.number())
                .nullable()
                .describe('The points by the ID of the criterion. Null until they are released.'),
              comments: z.array(z.string()).describe('Comments of your instructors.'),
              changeReason: z
                .string()
                .nullable()
                .describe('Why an instructor changed the points of this question. Null if no one did.'),
            })
            .describe('What the staff of the class gave, as far as you can see it now.'),
          met: z
            .array(id)
            .nullable()
            .describe('The criteria that you checked off for your own answer. Null if you saved none.'),
        }),
      )
      .describe('Empty if the attempt is not visible yet.'),
  })
  .meta({ id: 'Review', description: 'The results of a graded attempt that are visible now.' })

export const CheckOutcomeSchema = z
  .object({
    status,
    item: PublicItemSchema,
    rows: z.array(row.omit({ feedback: true }).extend({ correct: z.string(), status })),
    feedback,
    explanation: z.string(),
    paragraphs: z.array(z.number().int()).describe('Paragraph numbers of the article.'),
  })
  .meta({ id: 'CheckOutcome', description: 'The result of a quick check in a lesson.' })
