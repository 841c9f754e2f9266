import { z } from 'zod'
import { LEVELS } from '@/domain/mastery/level'
import { AttemptStateSchema } from './attempt-schemas'
import { CheckOutcomeSchema } from './results-schemas'
import { idText } from './shared-fields'

const moment = z.iso.datetime()

/** Lessons have a few dozen sections at most. */
const sections = z.array(idText).max(100)

export const ReadingSchema = z.object({
  finishedSections: sections,
  lastSection: idText.nullable().describe('The section that was read last.'),
})

export const SaveReadingSchema = ReadingSchema.extend({
  readNow: sections
    .default([])
    .describe(
      'The sections whose end was reached on this visit. Their suspended leech cards return to the queue.',
    ),
})

export const ChecksSchema = z.object({
  answers: z
    .array(
      z.object({
        item: idText,
        response: z.unknown().describe('An `ItemResponse`.'),
        answeredAt: moment,
        outcome: CheckOutcomeSchema,
      }),
    )
    .describe('One for each quick check that you have answered.'),
})

const result = z
  .object({
    id: z.string(),
    title: z.string(),
    quiz: z.string().nullable().describe('Null for a practice set.'),
    state: AttemptStateSchema,
    startedAt: moment,
    submittedAt: moment.nullable(),
    earned: z.number().nullable(),
    possible: z.number().nullable(),
  })
  .meta({ id: 'AttemptResult' })

const nextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('go-on'), attemptId: z.string(), title: z.string() }),
  z.object({
    kind: z.literal('review'),
    due: z.number().int(),
    atRisk: z
      .number()
      .int()
      .describe('The number of cards whose chance of recall is below the desired retention.'),
  }),
  z.object({ kind: z.literal('read'), lesson: z.string(), reason: z.enum(['first', 'next']) }),
  z.object({ kind: z.literal('quiz'), quiz: z.string(), reason: z.enum(['untested-lesson', 'all-read']) }),
  z.object({ kind: z.literal('strengthen'), concept: z.string(), lesson: z.string() }),
])

export const ProgressSchema = z
  .object({
    lessons: z.array(
      z.object({ lesson: z.string(), finishedSections: z.array(z.string()), finishedAt: moment.nullable() }),
    ),
    open: z.array(result).describe('Attempts that have not been submitted.'),
    results: z.array(result).describe('Graded attempts, oldest first.'),
    concepts: z.array(
      z.object({
        concept: z.string(),
        strength: z.number().min(0).max(1).nullable().describe('Null if there are too few answers.'),
        answers: z
          .number()
          .int()
          .describe('The number of answers from memory that the level is based on, at most 10.'),
        level: z.enum(LEVELS),
        recall: z
          .number()
          .min(0)
          .max(1)
          .nullable()
          .describe(
            'The average chance of recalling its facts now. A fact counts only if its latest answer from memory was correct. Null below 3 answers.',
          ),
      }),
    ),
    nextStep: nextStep.nullable().describe('The recommended next step.'),
  })
  .meta({ id: 'Progress' })

export const CourseHomeSchema = z
  .object({
    nextStep: nextStep.nullable().describe('The recommended next step.'),
    resume: z
      .object({ lesson: z.string(), section: z.string(), title: z.string() })
      .nullable()
      .describe('The section that was read last, of the unfinished lesson that was read last.'),
    due: z.number().int().describe('The number of review cards due today.'),
    isShown: z
      .boolean()
      .describe(
        'Whether your home page shows the course: with courses shown one at a time, only the one you studied last.',
      ),
    lessons: z
      .array(z.object({ lesson: z.string(), read: z.number().int(), sections: z.number().int() }))
      .describe('All lessons, with the number of their sections and how many of them are read.'),
    quizzes: z
      .array(
        z.object({
          quiz: z.string(),
          isOpen: z.boolean().describe('Whether an attempt is in progress.'),
          best: z
            .number()
            .min(0)
            .max(1)
            .nullable()
            .describe('The highest score. Null if no score is available yet.'),
        }),
      )
      .describe('The quizzes with an attempt.'),
    teaching: z
      .array(z.object({ id: z.string(), name: z.string(), students: z.number().int() }))
      .describe('The classes that you teach. Empty for an access token: use `GET /classes`.'),
  })
  .meta({ id: 'CourseHome' })

export const ViewerSchema = z.object({
  viewer: z
    .object({
      id: z.string(),
      isGuest: z.boolean(),
      name: z.string().nullable(),
      isAdministrator: z.boolean(),
      unread: z.number().int().describe('The number of unread notifications.'),
      due: z
        .number()
        .int()
        .nullable()
        .describe('The number of review cards due today. Null for an access token.'),
    })
    .nullable()
    .describe('Null without a session or a token.'),
  ended: z
    .object({ owner: z.string(), isDeleted: z.boolean() })
    .nullable()
    .describe(
      'The session of this browser that has ended, and whether its account was deleted. Null if no session has ended.',
    ),
})
