import 'server-only'
import type { Course } from '@/domain/content/course'
import type { FactTrace } from '@/domain/mastery/recall'
import type { Memory } from '@/domain/scheduling/exam-plan'
import { DECAY, FACTOR, recallAfter } from '@/domain/scheduling/memory'
import { endOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'
import { type Fact, factKey, factsOf } from './course-facts'
import type { StudySettings } from './study-settings'

/** Short-term steps that end within this time are asked in the same session. */
const AHEAD_MS = 20 * 60_000
/** Read beyond what is wanted: facts that the course no longer asks for fall out, and what gains nothing by being asked. */
const SPARE = 100

export type DueRow = {
  id: string
  concept: string
  fact: string
  recentItems: string[]
  /** The chance that it is recalled now, 0 to 1. */
  recall: number
  memory: AskedMemory
  /** In its short-term steps. */
  isBegun: boolean
  /** Its last answer from memory was given surely, and was not right. */
  sureAndWrong: boolean
}

/** What the scheduler holds of a card, and what its answers from memory say. */
export type AskedMemory = Memory & {
  /** Null before the first answer from memory. */
  isCorrect: boolean | null
  /** The study day of that answer. */
  answeredOn: string | null
}

type Row = Omit<DueRow, 'recall' | 'memory'> & AskedMemory

/** Days since a card was last asked. `date_part` and not EXTRACT, whose decimals would cost more than all else here. */
const daysSinceAt = (now: Date) =>
  Prisma.sql`GREATEST(0, date_part('epoch', ${now}::timestamp - "lastReviewAt") / 86400)`

const ASKED_COLUMNS = Prisma.sql`
  "id", "concept", "fact", "recentItems", "stability", "difficulty", "state" <> 2 AS "isBegun", "sureAndWrong",
  "memoryCorrect" AS "isCorrect", "memoryDay" AS "answeredOn"`

type When = {
  /** Keys of facts that are not asked before tomorrow. */
  spent: readonly string[]
  now: Date
}

const isDueAt = ({ settings, ...when }: When & { settings: StudySettings }) => Prisma.sql`
  "dueAt" < ${endOfStudyDay(when.now, settings.clock)} AND ${mayBeAsked(when)}`

/** Nothing on most days: to put together the keys of all cards would cost more than all else here. */
const isNotSpent = (keys: readonly string[]) =>
  keys.length === 0 ? Prisma.empty : Prisma.sql`"concept" || '/' || "fact" <> ALL(${[...keys]}::text[]) AND`

/** Not put aside, not spent today, and no short-term step whose time has not come. */
const mayBeAsked = ({ spent, now }: When) => Prisma.sql`
  ${isNotSpent(spent)} "state" > 0 AND ("state" = 2 OR "dueAt" <= ${new Date(now.getTime() + AHEAD_MS)})
  AND "suspendedAt" IS NULL AND ("buriedUntil" IS NULL OR "buriedUntil" <= ${now})`

/**
 * Cards that are due on this study day, those that were surely answered wrong before the likeliest to be forgotten: recall falls with the time since the
 * last review, in stabilities.
 * @param most how many are wanted
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
    ORDER BY "sureAndWrong" DESC, ${daysSinceAt(now)} / "stability" DESC LIMIT ${most + SPARE}`
  return rows.map(toDue)
}

/** Cards that are due on this study day. */
export type DueCount = {
  due: number
  /** Of them: missed on an earlier day, or likelier to be forgotten than the learner wants. */
  atRisk: number
  /** Of them: surely answered wrong. */
  sureAndWrong: number
}

/** How many cards are due on this study day. */
export async function countDue(
  learnerId: string,
  courseSlug: string,
  when: When & { settings: StudySettings },
): Promise<DueCount> {
  const { settings, now } = when
  // Recall is under the wanted retention once the time since the last review is this many stabilities.
  const stabilities = (settings.retention ** (1 / DECAY) - 1) / FACTOR
  const [row] = await db().$queryRaw<DueCount[]>`
    SELECT COUNT(*)::int AS "due", (COUNT(*) FILTER (WHERE "sureAndWrong"))::int AS "sureAndWrong",
      (COUNT(*) FILTER (WHERE ("memoryCorrect" = FALSE AND "memoryDay" <> ${studyDayOf(now, settings.clock)})
        OR ${daysSinceAt(now)} > ${stabilities}::float8 * "stability"))::int AS "atRisk"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${isDueAt(when)}`
  return row ?? { due: 0, atRisk: 0, sureAndWrong: 0 }
}

/** What a learner has met of a course. */
export type Remembered = {
  /** By concept: all that was answered from memory, put aside or not. */
  facts: Map<string, FactTrace[]>
  /** Keys of facts that are no longer new, or are not wanted now. */
  met: Set<string>
  /** How many answers from memory these are based on, by concept. */
  answers: Map<string, number>
}

/** One statement and a row for each concept, however many cards there are. */
export async function getRemembered(learnerId: string, courseSlug: string, now: Date): Promise<Remembered> {
  // Joined texts: lists of the database's own are read letter by letter.
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
    const marks = correct?.split(' ') ?? []
    const all = stabilities?.split(' ').map(Number) ?? []
    return all.map((stability, index) => ({
      stability,
      daysSince: days[index] ?? 0,
      isRecalled: marks[index] === '1',
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

/** Cards that may be asked, due or not, the weakest on a day first: what is chosen from for a date. @param daysLeft until that day */
export async function listCardsForDate(
  learnerId: string,
  courseSlug: string,
  { most, daysLeft, now, spent }: When & { most: number; daysLeft: number },
): Promise<DueRow[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${ASKED_COLUMNS}, ${daysSinceAt(now)} AS "daysSince"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${mayBeAsked({ spent, now })}
    ORDER BY "sureAndWrong" DESC, (${daysSinceAt(now)} + ${daysLeft}::float8) / "stability" DESC LIMIT ${most + SPARE}`
  return rows.map(toDue)
}

function toDue({ stability, difficulty, daysSince, isCorrect, answeredOn, ...card }: Row): DueRow {
  return {
    ...card,
    recall: recallAfter(daysSince, stability),
    memory: { stability, difficulty, daysSince, isCorrect, answeredOn },
  }
}

/** The facts that were never asked, in order; those of lessons that the learner has opened first. */
export async function listFresh(
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
