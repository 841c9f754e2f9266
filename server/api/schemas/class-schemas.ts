import { z } from 'zod'
import { CLASS_ROLES } from '@/domain/access/class-abilities'
import { AttemptStateSchema } from './attempt-schemas'

const moment = z.iso.datetime()

export const ClassParamsSchema = z.object({ class: z.string().max(100) })
export const AssignmentParamsSchema = z.object({
  class: z.string().max(100),
  assignment: z.string().max(100),
})

export const ClassSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    term: z.string().nullable(),
    role: z.enum(CLASS_ROLES).describe('What you are in it.'),
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
      .describe('The number of questions in an attempt; the highest if it varies. For a student: in theirs.'),
    questionsAtLeast: z.number().int().describe('The lowest number of questions in an attempt.'),
    opensAt: moment.nullable(),
    dueAt: moment.nullable(),
    closesAt: moment.nullable().describe('For a student: as it holds for them.'),
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
      .describe('Of the students below, each in one of the last four. Other pages count in the same way.'),
    students: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        isFormer: z
          .boolean()
          .describe('They left the class or deleted their account. Their work still counts.'),
        work: z
          .enum(['submitted', 'in-progress', 'missed', 'not-started'])
          .describe('Of all their attempts; `missed` if none was submitted in time.'),
        attempt: z.string().nullable().describe('The latest; null if none, and for a deleted account.'),
        state: AttemptStateSchema.nullable().describe('Of the latest attempt; null if there is none.'),
        startedAt: moment.nullable(),
        submittedAt: moment.nullable(),
        closesAt: moment.nullable(),
        answered: z.number().int(),
        questions: z.number().int(),
        slot: z.number().int().nullable().describe('The question that the browser shows.'),
        isLost: z.boolean().describe('The attempt is open, and its browser is not heard of.'),
      }),
    ),
  })
  .meta({ id: 'Live' })
