import { z } from 'zod'

const ratio = z.number().nullable()

export const GradebookParamsSchema = z.object({
  class: z.string().max(100),
  sort: z.string().max(100).optional().describe('`name`, `total`, or the id of an assignment.'),
  order: z.enum(['up', 'down']).optional(),
  name: z.string().max(200).optional().describe('Part of a name or an address.'),
  group: z.string().max(100).optional(),
  only: z.enum(['', 'missing', 'below']).optional(),
  zeros: z.enum(['yes', 'no']).optional().describe('Whether what was not handed in by its close counts 0.'),
  left: z.enum(['', 'yes']).optional().describe('Whether those who left are shown.'),
  offset: z.coerce.number().int().min(0).optional(),
})

export const MarkParamsSchema = z.object({
  class: z.string().max(100),
  assignment: z.string().max(100),
  student: z.string().max(100),
})

export const MarkChangeSchema = z.object({
  manualPoints: z
    .number()
    .min(0)
    .nullable()
    .optional()
    .describe('A mark by hand, in points; null takes it away. Left out: as it is.'),
  reason: z.string().max(500).optional().describe('Why; needed with a mark by hand.'),
  isExcluded: z.boolean().optional(),
  note: z.string().max(2000).optional(),
})

export const GradebookSchema = z
  .object({
    assignments: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        points: z.number(),
        isClosed: z.boolean().describe('For the class; a student can have other dates.'),
        meanRatio: ratio,
      }),
    ),
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        hasLeft: z.boolean(),
        isDeleted: z
          .boolean()
          .describe('The account was deleted. Name and grades are there if the class keeps them.'),
        totalRatio: ratio.describe('Share of what counts, 0 to 1.'),
        missing: z
          .array(z.string())
          .describe('The ids of the assignments that have closed for this student without a grade.'),
        cells: z
          .record(
            z.string(),
            z.object({
              ratio,
              isManual: z.boolean(),
              isExcluded: z.boolean(),
              hasNote: z.boolean(),
            }),
          )
          .describe('By the id of the assignment; only where there is something.'),
      }),
    ),
    total: z.number().int().describe('How many students fit, on this page and all others.'),
    hasMore: z.boolean(),
  })
  .meta({ id: 'Gradebook' })
