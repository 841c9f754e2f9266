import 'server-only'
import { z } from 'zod'
import { DESK_ORDERS, findNextWaiting, orderAnswers } from '@/domain/grading/desk-order'
import type { Criterion } from '@/domain/grading/review'
import {
  countingGrading,
  type Grading,
  isFullyGraded,
  rubricEarned,
  rubricPossible,
} from '@/domain/grading/rubric-grading'
import { formatResponse } from '@/domain/items/format-response'
import { keyResponse } from '@/domain/items/key-response'
import { toPublicItem } from '@/domain/items/to-public-item'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { type GradedAnswer, type GradingStatus, readGradedAnswers } from './graded-answers'
import { listSnippets, type Snippet } from './snippets'

type Target = { classId: string; assignmentId: string }

export const DeskSearchSchema = z.object({
  order: z.enum(DESK_ORDERS).catch('question').default('question'),
  /** The position of the answer in that order, from 1; null for the first that waits. */
  answer: z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null).default(null),
  names: z.enum(['shown', 'hidden']).catch('shown').default('shown'),
})
export type DeskSearch = z.infer<typeof DeskSearchSchema>

/** An answer at the grading desk. */
export type DeskAnswer = {
  assignment: AssignmentRow
  attemptId: string
  slot: number
  revision: number
  /** Positions, from 1. */
  position: number
  total: number
  /** The position of the next answer that no one has graded; null if no other waits. */
  nextWaiting: number | null
  waiting: number
  question: { number: number; count: number; stem: string }
  student: { number: number; count: number; name: string | null }
  /** What the student wrote. */
  text: string
  modelAnswer: string
  criteria: readonly Criterion[]
  status: GradingStatus
  own: Grading | null
  /** What others gave, once the viewer’s own grading is complete, so that it doesn’t influence the viewer. */
  others: { id: string; grader: string; earned: number; counts: boolean; comment: string }[]
  snippets: Snippet[]
}

/**
 * Returns the answer at a position of the desk; the last one for a higher position. Without a position, the first that waits, or the first.
 * @returns null if there is nothing to grade
 * @throws AppError as `requireAssignmentPermission`
 */
export async function findDeskAnswer(
  viewerId: string,
  target: Target,
  { order, answer: wanted, names }: DeskSearch,
): Promise<DeskAnswer | null> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'teach')
  const answers = orderAnswers(await listAnswered(assignment.quiz.id), order)
  const firstWaiting = answers.findIndex(({ status }) => status === 'waiting')
  const position = Math.min(wanted ?? Math.max(1, firstWaiting + 1), answers.length)
  const answer = answers[position - 1]
  if (!answer) return null
  const { attemptId, slot, item, criteria, gradings, revision, status } = answer
  const questions = [...new Set(orderAnswers(answers, 'question').map(({ itemId }) => itemId))]
  const students = [...new Set(orderAnswers(answers, 'student').map(({ learnerId }) => learnerId))]
  const isWaiting = answers.map((entry) => entry.status === 'waiting')
  const current = gradings.filter((grading) => grading.revision === revision)
  const own = current.find(({ graderId }) => graderId === viewerId) ?? null
  const counting = countingGrading(gradings, { criteria, revision })
  const isDone = own !== null && isFullyGraded(criteria, own.points)
  const others = isDone ? current.filter(({ graderId }) => graderId !== viewerId) : []
  const people = await namesOf([...others.map(({ graderId }) => graderId), answer.learnerId])
  return {
    ...{ assignment, attemptId, slot, revision, position, total: answers.length, criteria, status, own },
    nextWaiting: findNextWaiting(isWaiting, position),
    waiting: isWaiting.filter(Boolean).length,
    question: { number: questions.indexOf(answer.itemId) + 1, count: questions.length, stem: item.stem },
    student: {
      ...{ number: students.indexOf(answer.learnerId) + 1, count: students.length },
      name: names === 'shown' ? (people.get(answer.learnerId) ?? null) : null,
    },
    text: await readText(answer),
    modelAnswer: String(keyResponse(item)),
    others: others.map(({ graderId, points, comment }) => ({
      ...{ id: graderId, comment, grader: people.get(graderId) ?? 'A deleted account' },
      earned: rubricEarned(criteria, points),
      counts: graderId === counting?.graderId,
    })),
    snippets: await listSnippets(assignment.class.id),
  }
}

/** Lists the answers of an assignment that people grade, without the questions that weren’t answered. */
async function listAnswered(quizId: string): Promise<GradedAnswer[]> {
  return (await readGradedAnswers(db(), quizId)).filter(({ isAnswered }) => isAnswered)
}

async function readText({ attemptId, slot, item }: GradedAnswer): Promise<string> {
  const row = await db().attemptItem.findUnique({
    where: { attemptId_slot: { attemptId, slot } },
    select: { response: true },
  })
  if (!row) throw new AppError('NOT_FOUND')
  return formatResponse(toPublicItem(item), row.response) ?? ''
}

/** Returns the names of people by ID. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, email: true },
  })
  return new Map(people.map(({ id, name, email }) => [id, name ?? email ?? '']))
}

/** An answer that people grade, for scripts: without the name of the student. */
export type QueuedAnswer = {
  position: number
  attempt: string
  slot: number
  item: string
  stem: string
  revision: number
  text: string
  status: GradingStatus
  possible: number
  criteria: readonly Criterion[]
  own: { points: Readonly<Record<string, number>>; comment: string; savedAt: Date } | null
}

/** Lists all answers of an assignment that people grade, with their texts. @throws AppError as `requireAssignmentPermission` */
export async function listGradingQueue(viewerId: string, target: Target): Promise<QueuedAnswer[]> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'teach')
  const answers = orderAnswers(await listAnswered(assignment.quiz.id), 'question')
  const rows = await db().attemptItem.findMany({
    where: {
      attemptId: { in: [...new Set(answers.map(({ attemptId }) => attemptId))] },
      itemVersion: { item: { type: { in: [...PERSON_GRADED_TYPES] } } },
    },
    select: { attemptId: true, slot: true, response: true },
  })
  const responses = new Map(rows.map((row) => [`${row.attemptId}/${row.slot}`, row.response]))
  return answers.map(({ attemptId, slot, itemId, item, revision, status, criteria, gradings }, index) => {
    const own = gradings.find((grading) => grading.graderId === viewerId && grading.revision === revision)
    return {
      ...{ position: index + 1, attempt: attemptId, slot, item: itemId, stem: item.stem, revision, status },
      text: formatResponse(toPublicItem(item), responses.get(`${attemptId}/${slot}`)) ?? '',
      possible: rubricPossible(criteria),
      criteria,
      own: own ? { points: own.points, comment: own.comment, savedAt: own.savedAt } : null,
    }
  })
}
