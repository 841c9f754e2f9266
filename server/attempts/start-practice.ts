import 'server-only'
import { randomUUID } from 'node:crypto'
import { type PracticeOrigin, practiceSeedPrefix, practiceSessionRules } from '@/domain/attempts/practice'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import type { Met } from '@/domain/attempts/select-items'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findResults } from './find-results'
import { listMissed } from './missed-questions'
import { noAccess } from './no-access'
import { createAttempt } from './start-attempt'

/** More would be a quiz. */
export const MAX_PRACTICED = 20
const QUESTIONS_ON_CONCEPT = 8

/**
 * Starts practicing the questions that the learner missed in an attempt, or continues it. In place of a question whose correct answer is hidden,
 * it asks another one on the same concept.
 * @returns the attempt ID of the session
 * @throws AppError NOT_FOUND if the attempt isn't this learner's or isn't graded, CLOSED if the quiz hides correctness, CONFLICT if
 * nothing was missed
 */
export async function startPractice(request: {
  learnerId: string
  attemptId: string
  now: Date
}): Promise<string> {
  const { learnerId, attemptId, now } = request
  const results = await findResults(learnerId, attemptId, now)
  if (!results) throw noAccess()
  if (!results.visible.correctness)
    throw new AppError('CLOSED', {
      userMessage: 'You can practice missed questions once your results show which answers were incorrect.',
    })
  const missed = listMissed(results)
  if (missed.length === 0)
    throw new AppError('CONFLICT', {
      userMessage: 'You didn’t miss any questions, so there’s nothing to practice.',
    })
  const shown = missed.filter(({ isKeyShown }) => isKeyShown).slice(0, MAX_PRACTICED)
  const hidden = missed.filter(({ isKeyShown }) => !isKeyShown).flatMap(({ concept }) => concept ?? [])
  const seenIds = results.items.map(({ item }) => item.id)
  return openSession({
    ...{ learnerId, courseSlug: results.courseSlug, now },
    origin: { kind: 'attempt', attemptId },
    title: 'Practice: missed questions',
    select: async () => {
      const items = await practicable(
        results.courseSlug,
        shown.map(({ itemId }) => itemId),
      )
      const replaced = shown
        .filter(({ itemId }) => !items.includes(itemId))
        .flatMap(({ concept }) => concept ?? [])
      return { items, pools: poolsOf([...hidden, ...replaced]), met: { seenIds } }
    },
  })
}

/**
 * Starts practicing a concept, with questions that the learner hasn't seen first, or continues it.
 * @returns the attempt ID of the session
 * @throws AppError NOT_FOUND if the course has no such concept
 */
export async function startConceptPractice(request: {
  learnerId: string
  courseSlug: string
  conceptId: string
  now: Date
}): Promise<string> {
  const { learnerId, courseSlug, conceptId, now } = request
  const concept = getCourse(courseSlug).concepts.find(({ id }) => id === conceptId)
  if (!concept) throw new AppError('NOT_FOUND')
  return openSession({
    ...{ learnerId, courseSlug, now },
    origin: { kind: 'concept', concept: conceptId },
    title: `Practice: ${concept.title}`,
    select: async () => ({
      items: [],
      pools: [{ concepts: [conceptId], count: QUESTIONS_ON_CONCEPT }],
      met: await listSeen(learnerId, conceptId),
    }),
  })
}

type Session = {
  learnerId: string
  courseSlug: string
  origin: PracticeOrigin
  title: string
  select: () => Promise<Pick<Quiz, 'items' | 'pools'> & { met: Met }>
  now: Date
}

/** After a double click or going back, continues the session that is already open. */
async function openSession({ learnerId, courseSlug, origin, title, select, now }: Session): Promise<string> {
  const prefix = practiceSeedPrefix(origin)
  const begun = await db().attempt.findFirst({
    where: { learnerId, courseSlug, quizId: null, state: 'IN_PROGRESS', seed: { startsWith: prefix } },
    select: { id: true },
  })
  if (begun) return begun.id
  const { items, pools, met } = await select()
  return createAttempt({
    ...{ learnerId, courseSlug, title, met, now },
    quiz: null,
    rules: practiceSessionRules,
    number: 1,
    definition: QuizSchema.parse({
      ...{ title, kind: 'mixed', description: 'Questions with feedback.', items, pools },
    }),
    classId: null,
    seed: `${prefix}${randomUUID()}`,
  })
}

/** One other question for each question that can't be asked itself. */
function poolsOf(concepts: readonly string[]): Quiz['pools'] {
  return concepts.slice(0, MAX_PRACTICED).map((concept) => ({ concepts: [concept], count: 1 }))
}

/** The items that can still be asked in practice, in the given order. */
async function practicable(courseSlug: string, itemIds: readonly string[]): Promise<string[]> {
  const rows = await db().item.findMany({
    where: {
      ...{ slug: { in: [...itemIds] }, course: { slug: courseSlug } },
      ...{ isAssignmentOnly: false, retiredAt: null, currentVersionId: { not: null } },
    },
    select: { slug: true },
  })
  const found = new Set(rows.map(({ slug }) => slug))
  return itemIds.filter((id) => found.has(id))
}

/** The items on a concept that the learner has seen in attempts. */
async function listSeen(learnerId: string, concept: string): Promise<Met> {
  const rows = await db().attemptItem.findMany({
    where: { learnerId, concept },
    distinct: ['itemVersionId'],
    select: { itemVersion: { select: { item: { select: { slug: true } } } } },
  })
  return { seenIds: rows.map(({ itemVersion }) => itemVersion.item.slug) }
}
