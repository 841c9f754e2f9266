import 'server-only'
import type { Memory } from '@/domain/scheduling/exam-plan'
import { recallAfter } from '@/domain/scheduling/memory'
import { endOfStudyDay } from '@/domain/scheduling/study-day'
import { db } from '@/server/db'
import type { Fact } from './course-facts'
import type { StudySettings } from './study-settings'

/** Short-term steps that end within this time are asked in the same session. */
const AHEAD_MS = 20 * 60_000
/** Of so many cards at most the queue is made: more than anybody answers in a day. */
const MOST = 300

export type DueRow = {
  id: string
  concept: string
  fact: string
  recentItems: string[]
  /** The chance that it is recalled now, 0 to 1. */
  recall: number
  memory: Memory
}

type Row = Omit<DueRow, 'recall' | 'memory'> & { stability: number; difficulty: number; daysSince: number }

/** The cards that are due on this study day, the likeliest to be forgotten first: recall falls with the time since the last review, in stabilities. */
export async function listDue(
  learnerId: string,
  courseSlug: string,
  settings: StudySettings,
  now: Date,
): Promise<DueRow[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT "id", "concept", "fact", "recentItems", "stability", "difficulty",
      GREATEST(0, EXTRACT(EPOCH FROM ${now}::timestamp - "lastReviewAt") / 86400)::float8 AS "daysSince"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "dueAt" < ${endOfStudyDay(now, settings.clock)}
      AND "state" > 0 AND ("state" = 2 OR "dueAt" <= ${new Date(now.getTime() + AHEAD_MS)})
      AND "suspendedAt" IS NULL AND ("buriedUntil" IS NULL OR "buriedUntil" <= ${now})
    ORDER BY (EXTRACT(EPOCH FROM ${now}::timestamp - "lastReviewAt") / "stability") DESC LIMIT ${MOST}`
  return rows.map(toDue)
}

/** How many cards are due on this study day. */
export async function countDue(
  learnerId: string,
  courseSlug: string,
  settings: StudySettings,
  now: Date,
): Promise<number> {
  const [row] = await db().$queryRaw<{ due: number }[]>`
    SELECT COUNT(*)::int AS "due" FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "dueAt" < ${endOfStudyDay(now, settings.clock)}
      AND "state" > 0 AND ("state" = 2 OR "dueAt" <= ${new Date(now.getTime() + AHEAD_MS)})
      AND "suspendedAt" IS NULL AND ("buriedUntil" IS NULL OR "buriedUntil" <= ${now})`
  return row?.due ?? 0
}

/** All cards that may be asked, due or not, the weakest first: what is chosen from for a date. */
export async function listCardsForDate(learnerId: string, courseSlug: string, now: Date): Promise<DueRow[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT "id", "concept", "fact", "recentItems", "stability", "difficulty",
      GREATEST(0, EXTRACT(EPOCH FROM ${now}::timestamp - "lastReviewAt") / 86400)::float8 AS "daysSince"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "state" > 0
      AND "suspendedAt" IS NULL AND ("buriedUntil" IS NULL OR "buriedUntil" <= ${now})
    ORDER BY "stability" LIMIT ${MOST}`
  return rows.map(toDue)
}

function toDue({ stability, difficulty, daysSince, ...card }: Row): DueRow {
  return {
    ...card,
    recall: recallAfter(daysSince, stability),
    memory: { stability, difficulty, daysSince },
  }
}

/** The facts that were never asked, in order; those of lessons that the learner has opened first. */
export async function listFresh(
  learnerId: string,
  courseSlug: string,
  facts: readonly Fact[],
  { most, now }: { most: number; now: Date },
): Promise<Fact[]> {
  if (most <= 0) return []
  const [met, lessons] = await Promise.all([
    db().$queryRaw<{ place: number }[]>`
      SELECT wanted."place"::int AS "place"
      FROM unnest(${facts.map(({ concept }) => concept)}::text[], ${facts.map(({ fact }) => fact)}::text[])
        WITH ORDINALITY AS wanted("concept", "fact", "place")
      JOIN "ReviewCard" card ON card."learnerId" = ${learnerId} AND card."courseSlug" = ${courseSlug}
        AND card."concept" = wanted."concept" AND card."fact" = wanted."fact"
      WHERE card."reps" > 0 OR card."suspendedAt" IS NOT NULL OR card."buriedUntil" > ${now}`,
    db().lessonProgress.findMany({ where: { learnerId, courseSlug }, select: { lessonSlug: true } }),
  ])
  const isMet = new Set(met.map(({ place }) => place - 1))
  const opened = new Set(lessons.map(({ lessonSlug }) => lessonSlug))
  const fresh = facts.filter((_, index) => !isMet.has(index))
  const isOpened = ({ items }: Fact) => items.some(({ section }) => opened.has(section.split('#')[0] ?? ''))
  return [...fresh.filter(isOpened), ...fresh.filter((fact) => !isOpened(fact))].slice(0, most)
}
