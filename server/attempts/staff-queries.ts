import 'server-only'
import { readSelfCheck } from '@/domain/attempts/self-check'
import { formatResponse } from '@/domain/items/format-response'
import type { Item } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { gradingByType } from '@/domain/items/types/grading-by-type'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findPeopleByText } from '@/server/platform/people-statements'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'

/** Attempts of all users, for administrators. */

export type AttemptForStaff = {
  id: string
  title: string
  number: number
  state: StoredAttemptState
  learner: string
  startedAt: Date
  closesAt: Date | null
  submittedAt: Date | null
  isLate: boolean
  earned: number | null
  possible: number | null
}

const PAGE = 50

const LISTED = {
  id: true,
  title: true,
  number: true,
  state: true,
  startedAt: true,
  closesAt: true,
  submittedAt: true,
  isLate: true,
  earned: true,
  possible: true,
  learner: { select: { name: true, email: true, isAnonymous: true } },
} as const

type Person = { name: string | null; email: string | null; isAnonymous: boolean }

function nameOf({ name, email, isAnonymous }: Person): string {
  if (isAnonymous) return 'A deleted account'
  if (!email) return 'A guest'
  return name ? `${name} (${email})` : email
}

/**
 * Lists a page of attempts, newest first.
 * @param person part of the learner's name or email; '' for everyone
 * @param quiz the slug of a quiz, or `course/quiz`; '' for all
 * @param before the start time of the last attempt of the previous page
 */
export async function listAttemptsForStaff(search: {
  person: string
  quiz: string
  before: Date | null
}): Promise<{ attempts: AttemptForStaff[]; hasMore: boolean }> {
  const { person, quiz, before } = search
  const rows = await db().attempt.findMany({
    where: {
      ...(person && {
        OR: [
          { learner: { email: { contains: person.toLowerCase() } } },
          { learnerId: { in: await findPeopleByText(person) } },
        ],
      }),
      ...(quiz && { quiz: quizWhere(quiz) }),
      ...(before && { startedAt: { lt: before } }),
    },
    orderBy: { startedAt: 'desc' },
    take: PAGE + 1,
    select: LISTED,
  })
  const attempts = rows.slice(0, PAGE).map(({ learner, ...row }) => ({ ...row, learner: nameOf(learner) }))
  return { attempts, hasMore: rows.length > PAGE }
}

function quizWhere(quiz: string) {
  const [course = '', slug] = quiz.split('/')
  return slug === undefined ? { slug: course } : { slug, course: { slug: course } }
}

type LoggedAnswer = {
  /** Counted within the question. The row's ID would reveal between which answers of others it arrived, also for deleted accounts. */
  id: string
  receivedAt: Date
  /** A letter for each tab or device. */
  source: string
  revision: number
  inWords: string | null
  certainty: number | null
  confidence: number | null
  /** Arrived after the attempt closed: stored, not scored. */
  isLate: boolean
  /** Checked by the learner. */
  isTry: boolean
}

type ItemHistory = {
  slot: number
  stem: string
  inWords: string | null
  earned: number | null
  possible: number
  /** Whether the answer waits for a person to grade it, once the attempt is graded. */
  isWaiting: boolean
  isAssignmentOnly: boolean
  /** What staff gave; null for nothing. */
  feedback: { earned: number | null; reason: string | null; comment: string | null } | null
  /** For a question that only a person can grade. */
  rubric: Rubric | null
  log: LoggedAnswer[]
}

/** What staff grade an answer by, with the learner's own check of it. */
type Rubric = {
  modelAnswer: string
  criteria: { id: string; text: string; points: number; isMet: boolean }[]
  /** When the learner saved the check; null if never. */
  checkedAt: Date | null
}

export type AttemptHistory = AttemptForStaff & { questions: ItemHistory[] }

/** Returns an attempt with all changes of its answers, from the append-only log. @throws AppError NOT_FOUND */
export async function getAttemptHistory(attemptId: string): Promise<AttemptHistory> {
  const attempt = await db().attempt.findUnique({
    where: { id: attemptId },
    select: {
      ...LISTED,
      seed: true,
      items: {
        orderBy: { slot: 'asc' },
        select: {
          slot: true,
          response: true,
          earned: true,
          possible: true,
          status: true,
          selfCheck: true,
          feedback: { select: { earned: true, reason: true, comment: true } },
          itemVersion: { select: { id: true, content: true, item: { select: { isAssignmentOnly: true } } } },
        },
      },
      log: { orderBy: { id: 'asc' } },
    },
  })
  if (!attempt) throw new AppError('NOT_FOUND')
  const { learner, seed, items, log, ...rest } = attempt
  const sources = [...new Set(log.map(({ clientId }) => clientId))]
  const questions = items.map(
    ({ slot, response, earned, possible, status, selfCheck, itemVersion, feedback }) => {
      const item = parsedItem(itemVersion)
      const asked = toPublicItem(item, presentationOrder(item, seed))
      const entries = log.filter((entry) => entry.slot === slot)
      return {
        slot,
        stem: asked.stem,
        inWords: formatResponse(asked, response),
        earned,
        possible,
        isWaiting: status === 'ANSWERED',
        isAssignmentOnly: itemVersion.item.isAssignmentOnly,
        feedback,
        rubric: rubricOf(item, selfCheck),
        log: entries.map(({ clientId, response: logged, ...entry }, index) => ({
          id: String(index + 1),
          receivedAt: entry.receivedAt,
          source: sourceName(sources.indexOf(clientId)),
          revision: entry.revision,
          inWords: formatResponse(asked, logged),
          certainty: entry.certainty,
          confidence: entry.confidence,
          isLate: entry.isLate,
          isTry: entry.isTry,
        })),
      }
    },
  )
  return { ...rest, learner: nameOf(learner), questions }
}

function rubricOf(item: Item, stored: unknown): Rubric | null {
  const criteria = gradingByType[item.type].criteria?.(item)
  if (!criteria) return null
  const check = readSelfCheck(stored)
  return {
    modelAnswer: String(keyResponse(item)),
    criteria: criteria.map(({ id, text, points }) => ({
      ...{ id, text, points },
      isMet: check?.met.includes(id) ?? false,
    })),
    checkedAt: check && new Date(check.checkedAt),
  }
}

/** 0 → "A", 25 → "Z", 26 → "A2". */
function sourceName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`
}
