import { z } from 'zod'
import { CLASS_ROLES } from '@/domain/access/class-permissions'
import { AttemptStateSchema } from './attempt-schemas'
import { idText } from './shared-fields'

const moment = z.iso.datetime()

export const ClassParamsSchema = z.object({ class: idText })
export const AssignmentParamsSchema = z.object({
  class: idText,
  assignment: idText,
})

export const ClassSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    term: z.string().nullable(),
    role: z.enum(CLASS_ROLES).describe('Your role in the class.'),
    isArchived: z.boolean(),
  })
  .meta({ id: 'ClassSummary' })

export const AssignmentSummarySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    phase: z.enum(['draft', 'coming', 'open', 'late', 'closed']),
    points: z.number(),
    questions: z
      .number()
      .int()
      .describe(
        'The number of questions in an attempt. If it varies, the maximum; for a student, the number in their attempt.',
      ),
    questionsAtLeast: z.number().int().describe('The minimum number of questions in an attempt.'),
    opensAt: moment.nullable(),
    dueAt: moment.nullable(),
    closesAt: moment.nullable().describe('For a student, the date that applies to them.'),
  })
  .meta({ id: 'AssignmentSummary' })

export const LiveSchema = z
  .object({
    now: moment,
    counts: z
      .object({
        students: z.number().int(),
        started: z.number().int(),
        submitted: z.number().int(),
        inProgress: z.number().int(),
        missed: z.number().int(),
        notStarted: z.number().int(),
      })
      .describe('Counts of the students below. Each student is in exactly one of the last four.'),
    students: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        isFormer: z
          .boolean()
          .describe('They left the class or deleted their account. Their work still counts.'),
        work: z
          .enum(['submitted', 'in-progress', 'missed', 'not-started'])
          .describe('Based on all of their attempts. `missed` if none was submitted in time.'),
        attempt: z
          .string()
          .nullable()
          .describe('The latest attempt. Null if there is none or the account is deleted.'),
        state: AttemptStateSchema.nullable().describe(
          'The state of the latest attempt. Null if there is none.',
        ),
        startedAt: moment.nullable(),
        submittedAt: moment.nullable(),
        closesAt: moment.nullable(),
        answered: z.number().int(),
        questions: z.number().int(),
        slot: z.number().int().nullable().describe('The question that the browser shows.'),
        isLost: z.boolean().describe('The attempt is open, but its browser has stopped responding.'),
      }),
    ),
  })
  .meta({ id: 'Live' })
