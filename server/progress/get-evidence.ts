import 'server-only'
import type { Course } from '@/domain/content/course'
import { conceptStrengths } from '@/domain/mastery/concept-strength'
import { type Level, levelOf } from '@/domain/mastery/level'
import { meanRecall, shownRecall } from '@/domain/mastery/recall'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { getRecallSummary } from '@/server/review/queue-queries'
import { currentEntries } from '@/server/review/replay-cards'
import { listLastAnswers } from './review-queries'

export type Evidence = {
  title: string
  level: Level
  strength: number | null
  recall: number | null
  cards: number
  answers: {
    id: string
    stem: string
    origin: string
    fraction: number
    fromMemory: boolean
    /** Whether the level is based on it. */
    counts: boolean
    at: Date
  }[]
  /** Whether there are older answers that aren't shown. */
  hasMore: boolean
}

const MAX_ANSWERS = 100

/** Returns a concept's answers, with those that its level is based on. @throws AppError NOT_FOUND if there is no such concept */
export async function getEvidence(
  learnerId: string | null,
  course: Course,
  concept: string,
  now: Date,
): Promise<Evidence> {
  const known = course.concepts.find(({ id }) => id === concept)
  if (!known) throw new AppError('NOT_FOUND')
  const none = {
    title: known.title,
    level: 'new' as const,
    strength: null,
    recall: null,
    cards: 0,
    answers: [],
    hasMore: false,
  }
  if (!learnerId) return none
  const of = { learnerId, courseSlug: course.slug }
  const [last, remembered, log] = await Promise.all([
    listLastAnswers(of, [concept]),
    getRecallSummary(learnerId, course.slug, now),
    db().reviewLog.findMany({
      where: { ...of, concept },
      orderBy: { reviewedAt: 'desc' },
      take: MAX_ANSWERS,
      select: {
        id: true,
        rating: true,
        amendsId: true,
        receivedAt: true,
        origin: true,
        fraction: true,
        fromMemory: true,
        reviewedAt: true,
        itemVersion: { select: { id: true, content: true } },
      },
    }),
  ])
  const [strength] = conceptStrengths(last)
  const own = remembered.facts.get(concept) ?? []
  const recall = meanRecall(own, 0)
  const oldest = Math.min(...last.map(({ answeredAt }) => answeredAt.getTime()))
  return {
    title: known.title,
    level: levelOf(strength ?? null, recall),
    strength: strength?.strength ?? null,
    recall: shownRecall(recall, remembered.answers.get(concept) ?? 0),
    cards: own.length,
    answers: currentEntries(log).map(({ id, itemVersion, origin, fraction, fromMemory, reviewedAt }) => ({
      ...{ id, origin, fraction },
      fromMemory: fromMemory && origin !== 'check',
      stem: parsedItem(itemVersion).stem,
      counts: fromMemory && origin !== 'check' && reviewedAt.getTime() >= oldest,
      at: reviewedAt,
    })),
    hasMore: log.length === MAX_ANSWERS,
  }
}
