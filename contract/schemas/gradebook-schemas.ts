import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { idText } from './shared-fields'

const ratio = z.number().nullable()

export const GradebookParamsSchema = z.object({
  class: idText,
  sort: idText.optional().describe('`name`, `total`, or the ID of an assignment.'),
  order: z.enum(['up', 'down']).optional(),
  name: z.string().max(TEXT_LIMITS.search).optional().describe('Part of a name or an email.'),
  group: idText.optional(),
  only: z
    .enum(['', 'missing', 'late', 'excused', 'below'])
    .optional()
    .describe(
      'Only students with a missing submission, a late attempt, an excused grade, or a total below `below`.',
    ),
  below: z.coerce.number().min(0).max(200).optional().describe('In percent. 50 if you omit it.'),
  zeros: z
    .enum(['yes', 'no'])
    .optional()
    .describe('Whether assignments that were not submitted before they closed count as 0.'),
  left: z.enum(['', 'yes']).optional().describe('Whether to include former members.'),
  offset: z.coerce.number().int().min(0).optional(),
})

export const GradeParamsSchema = z.object({
  class: idText,
  assignment: idText,
  student: idText,
})

export const GradeChangeSchema = z.object({
  manualPoints: z
    .number()
    .min(0)
    .nullable()
    .optional()
    .describe('A manual grade in points. Null removes it. Omit it to leave it unchanged.'),
  confirmed: z
    .boolean()
    .optional()
    .describe(
      'Set it to true to save a manual grade above the maximum. Otherwise, such a grade is rejected.',
    ),
  reason: z.string().max(500).optional().describe('The reason. Required with a manual grade.'),
  isExcused: z.boolean().optional(),
  note: z.string().max(TEXT_LIMITS.message).optional(),
})

export const GradebookSchema = z
  .object({
    assignments: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        points: z.number(),
        isClosed: z.boolean().describe('Whether it has closed for the class. Students can have other dates.'),
        waiting: z
          .number()
          .int()
          .describe('Submitted answers that people must grade or release. They don’t count yet.'),
        meanRatio: ratio.describe(
          'The mean of the grades that count in the whole class, including former students. Filters don’t change it.',
        ),
        medianRatio: ratio.describe('The median of the same grades.'),
        category: z
          .object({
            id: z.string(),
            name: z.string(),
            weight: z.number().describe('The share of the total in percent.'),
            dropLowest: z.number().int().describe('How many grades are dropped for each student.'),
          })
          .nullable()
          .describe('Once an assignment has a category, those without one don’t count in totals.'),
        isExtraCredit: z.boolean().describe('Whether it adds earned points but no possible points.'),
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
          .describe(
            'Whether the account was deleted. The name and grades are included if the class keeps them.',
          ),
        totalRatio: ratio.describe(
          'The total: 1 is 100%. It can be higher with extra credit or grades above the maximum.',
        ),
        letter: z.string().nullable().describe('The total on the scale of the class.'),
        isPassing: z.boolean().nullable().describe('Null without a passing grade or a total.'),
        missing: z
          .array(z.string())
          .describe('The IDs of the assignments that closed for this student without a grade.'),
        dropped: z.array(z.string()).describe('The IDs of the assignments whose grades are dropped.'),
        cells: z
          .record(
            z.string(),
            z.object({
              ratio,
              isManual: z.boolean(),
              isExcused: z.boolean(),
              hasNote: z.boolean(),
              isLate: z.boolean().describe('Whether an attempt was submitted late.'),
            }),
          )
          .describe('By assignment ID. Contains only assignments with an entry.'),
      }),
    ),
    total: z.number().int().describe('The number of matching students on all pages.'),
    hasMore: z.boolean(),
    totalMeanRatio: ratio.describe('The mean of the totals of all current students, whatever the filter.'),
    totalMedianRatio: ratio.describe('The median of the same totals.'),
  })
  .meta({ id: 'Gradebook' })
