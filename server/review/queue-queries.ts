import 'server-only'
import type { Course } from '@/domain/content/course'
import type { FactTrace } from '@/domain/mastery/recall'
import type { Memory } from '@/domain/scheduling/exam-plan'
import { DECAY, FACTOR, recallAfter } from '@/domain/scheduling/memory'
import { endOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { MINUTE_MS } from '@/domain/time/durations'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'
import { type Fact, factKey, factsOf } from './course-facts'
import type { StudySettings } from './study-settings'

/** Cards in short-term steps that are due within this time are asked in the same session. */
const AHEAD_MS = 20 * MINUTE_MS
/** Additional rows to read, because facts that the course no longer asks for, and those that gain nothing, are dropped later. */
const SPARE = 100

export type DueRow = {
  id: string
  concept: string
  fact: string
  recentItems: string[]
  /** The chance of recall now, 0 to 1. */
  recall: number
  memory: AskedMemory
  /** Whether it is in short-term steps. */
  isBegun: boolean
  /** Whether the last answer from memory was confident but wrong. */
  highConfidenceError: boolean
}

/** The scheduler's state of a card, and the outcome of its answers from memory. */
export type AskedMemory = Memory & {
  /** Null before the first answer from memory. */
  isCorrect: boolean | null
  /** The study day of that answer. */
  answeredOn: string | null
}

type Row = Omit<DueRow, 'recall' | 'memory'> & AskedMemory

/** SQL for the days since a card was last asked. Uses `date_part`, because the decimals of EXTRACT would cost more than the rest of the query. */
const daysSinceAt = (now: Date) =>
  Prisma.sql`GREATEST(0, date_part('epoch', ${now}::timestamp - "lastReviewAt") / 86400)`

const ASKED_COLUMNS = Prisma.sql`
  "id", "concept", "fact", "recentItems", "stability", "difficulty", "state" <> 2 AS "isBegun", "highConfidenceError",
  "memoryCorrect" AS "isCorrect", "memoryDay" AS "answeredOn"`

type When = {
  /** Keys of facts that don't come up before tomorrow. */
  spent: readonly string[]
  now: Date
}

const isDueAt = ({ settings, ...when }: When & { settings: StudySettings }) => Prisma.sql`
  "dueAt" < ${endOfStudyDay(when.now, settings.clock)} AND ${canBeAsked(when)}`

/** SQL that excludes spent facts. Empty without any, because building the keys of all cards would cost more than the rest of the query. */
const isNotSpent = (keys: readonly string[]) =>
  keys.length === 0 ? Prisma.empty : Prisma.sql`"concept" || '/' || "fact" <> ALL(${[...keys]}::text[]) AND`

/** SQL for cards that can be asked: not skipped or suspended, not spent today, and no short-term step that isn't due yet. */
const canBeAsked = ({ spent, now }: When) => Prisma.sql`
  ${isNotSpent(spent)} "state" > 0 AND ("state" = 2 OR "dueAt" <= ${new Date(now.getTime() + AHEAD_MS)})
  AND "suspendedAt" IS NULL AND ("buriedUntil" IS NULL OR "buriedUntil" <= ${now})`

/**
 * Lists cards that are due on this study day: those with a confident but wrong answer first, then those most likely to be forgotten. The chance of recall
 * falls with the time since the last review divided by stability.
 * @param most the number of cards needed
 */
export async function listDue(
  learnerId: string,
  courseSlug: string,
  { most, now, ...when }: When & { most: number; settings: StudySettings },
): Promise<DueRow[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${ASKED_COLUMNS}, ${daysSinceAt(now)} AS "daysSince"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${isDueAt({ ...when, now })}
    ORDER BY "highConfidenceError" DESC, ${daysSinceAt(now)} / "stability" DESC LIMIT ${most + SPARE}`
  return rows.map(toDue)
}

/** Counts of cards that are due on this study day. */
export type DueCount = {
  due: number
  /** Those missed on an earlier day, or with a chance of recall below the desired retention. */
  atRisk: number
  /** Those with a confident but wrong answer. */
  highConfidenceError: number
}

/** Counts the cards that are due on this study day. */
export async function countDue(
  learnerId: string,
  courseSlug: string,
  when: When & { settings: StudySettings },
): Promise<DueCount> {
  const { settings, now } = when
  // The chance of recall is below the desired retention when the time since the last review exceeds this multiple of stability.
  const stabilities = (settings.desiredRetention ** (1 / DECAY) - 1) / FACTOR
  const [row] = await db().$queryRaw<DueCount[]>`
    SELECT COUNT(*)::int AS "due", (COUNT(*) FILTER (WHERE "highConfidenceError"))::int AS "highConfidenceError",
      (COUNT(*) FILTER (WHERE ("memoryCorrect" = FALSE AND "memoryDay" <> ${studyDayOf(now, settings.clock)})
        OR ${daysSinceAt(now)} > ${stabilities}::float8 * "stability"))::int AS "atRisk"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${isDueAt(when)}`
  return row ?? { due: 0, atRisk: 0, highConfidenceError: 0 }
}

/** A learner's recall data for a course. */
export type Remembered = {
  /** By concept: all facts answered from memory, including skipped and suspended ones. */
  facts: Map<string, FactTrace[]>
  /** Keys of facts that aren't new, or are skipped or suspended. */
  met: Set<string>
  /** How many answers from memory these are based on, by concept. */
  answers: Map<string, number>
}

/** Reads recall data with one statement and one row for each concept, regardless of the number of cards. */
export async function getRecallSummary(
  learnerId: string,
  courseSlug: string,
  now: Date,
): Promise<Remembered> {
  // Returns joined strings, because parsing database arrays is slow.
  type Packed = {
    concept: string
    met: string
    daysSince: string | null
    stabilities: string | null
    correct: string | null
    answers: number
  }
  const rows = await db().$queryRaw<Packed[]>`
    SELECT "concept", SUM("memoryAnswers")::int AS "answers", string_agg("fact", ' ') AS "met",
      string_agg("stability"::text, ' ') FILTER (WHERE "memoryAnswers" > 0) AS "stabilities",
      string_agg(COALESCE(${daysSinceAt(now)}, 0)::text, ' ') FILTER (WHERE "memoryAnswers" > 0) AS "daysSince",
      string_agg(CASE WHEN "memoryCorrect" THEN '1' ELSE '0' END, ' ') FILTER (WHERE "memoryAnswers" > 0) AS "correct"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug}
      AND ("reps" > 0 OR "suspendedAt" IS NOT NULL OR "buriedUntil" > ${now})
    GROUP BY "concept"`
  const factsIn = ({ daysSince, stabilities, correct }: Packed): FactTrace[] => {
    const days = daysSince?.split(' ').map(Number) ?? []
    const grades = correct?.split(' ') ?? []
    const all = stabilities?.split(' ').map(Number) ?? []
    return all.map((stability, index) => ({
      stability,
      daysSince: days[index] ?? 0,
      isRecalled: grades[index] === '1',
    }))
  }
  return {
    facts: new Map(rows.map((row) => [row.concept, factsIn(row)])),
    answers: new Map(rows.map(({ concept, answers }) => [concept, answers])),
    met: new Set(
      rows.flatMap(({ concept, met }) => met.split(' ').map((fact) => factKey({ concept, fact }))),
    ),
  }
}

/** Lists cards that can be asked, due or not, with the lowest chance of recall on a date first. @param daysLeft days until that date */
export async function listCardsForDate(
  learnerId: string,
  courseSlug: string,
  { most, daysLeft, now, spent }: When & { most: number; daysLeft: number },
): Promise<DueRow[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${ASKED_COLUMNS}, ${daysSinceAt(now)} AS "daysSince"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${canBeAsked({ spent, now })}
    ORDER BY "highConfidenceError" DESC, (${daysSinceAt(now)} + ${daysLeft}::float8) / "stability" DESC LIMIT ${most + SPARE}`
  return rows.map(toDue)
}

function toDue({ stability, difficulty, daysSince, isCorrect, answeredOn, ...card }: Row): DueRow {
  return {
    ...card,
    recall: recallAfter(daysSince, stability),
    memory: { stability, difficulty, daysSince, isCorrect, answeredOn },
  }
}

/** Lists new facts in order, with those of lessons that the learner has opened first. */
export async function listNewCards(
  learnerId: string,
  course: Course,
  { most, met }: { most: number; met: ReadonlySet<string> },
): Promise<Fact[]> {
  const fresh = [...factsOf(course)].flatMap(([key, fact]) => (met.has(key) ? [] : [fact]))
  if (most <= 0 || fresh.length === 0) return []
  const lessons = await db().lessonProgress.findMany({
    where: { learnerId, courseSlug: course.slug },
    select: { lessonSlug: true },
  })
  const opened = new Set(lessons.map(({ lessonSlug }) => lessonSlug))
  const isOpened = ({ items }: Fact) => items.some(({ section }) => opened.has(section.split('#')[0] ?? ''))
  return [...fresh.filter(isOpened), ...fresh.filter((fact) => !isOpened(fact))].slice(0, most)
}
