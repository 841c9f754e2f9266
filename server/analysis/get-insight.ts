import { meetsThreshold } from '@/domain/grading/meets-threshold'
import 'server-only'
import { canInClass } from '@/domain/access/class-permissions'
import type { Item } from '@/domain/items/item'
import { chosenIn, optionsOf } from '@/domain/statistics/answer-kinds'
import { type ConceptResult, teachNext } from '@/domain/statistics/teach-next'
import { sortByText } from '@/domain/text/collation'
import type { ClassForMember } from '@/server/access/class-access'
import { countedLearners } from '@/server/assignments/work-queries'
import { parsedItem } from '@/server/content/parsed-items'
import { getCourse } from '@/server/content/read-course'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { isNotWaived, listWaived, type WaivedItem } from '@/server/regrading/waived-items'

type HeatCell = { share: number; answers: number }
type HeatMap = {
  concepts: {
    id: string
    title: string
    isCore: boolean
    facility: number
    answers: number
    students: number
  }[]
  /** `id` is null for all deleted accounts together. */
  students: { id: string | null; name: string; cells: Record<string, HeatCell> }[]
}

type Misconception = {
  stem: string
  option: string
  /** The share of asked students who chose it, 0 to 1. */
  share: number
  count: number
  asked: number
  feedback: string | null
  /** `lesson#section`. */
  section: string
  concept: string
}

export type Insight = {
  heat: HeatMap
  misconceptions: Misconception[]
  teachNext: (ConceptResult & { title: string; lesson: string | null }) | null
}

/** An incorrect option is a common misconception if more than this share chose it, with at least this many answers. */
const OFTEN = 0.25
const ENOUGH = 5

/** Summarizes what a class knows and gets wrong, from all graded attempts at its assignments, without questions that a regrade waived. The caller has checked access with `requireClassPermission`. */
export async function getInsight(ofClass: ClassForMember): Promise<Insight> {
  const course = getCourse(ofClass.courseSlug)
  const core = new Set(course.areas.filter((area) => area.core).map(({ id }) => id))
  const assignments = await db().assignment.findMany({
    where: { classId: ofClass.id },
    select: { quizId: true },
  })
  const waived = await listWaived(
    db(),
    assignments.map(({ quizId }) => quizId),
  )
  const cells = await readCells(ofClass.id, waived)
  const students = new Map<string, HeatMap['students'][number]>()
  for (const { learnerId, name, concept, share, answers } of cells) {
    const row = students.get(learnerId) ?? { id: learnerId === DELETED ? null : learnerId, name, cells: {} }
    if (concept !== null) row.cells[concept] = { share, answers }
    students.set(learnerId, row)
  }
  const concepts = course.concepts.flatMap(({ id, title, area }) => {
    const own = cells.filter(({ concept }) => concept === id)
    const answers = own.reduce((sum, cell) => sum + cell.answers, 0)
    if (answers === 0) return []
    const facility = own.reduce((sum, cell) => sum + cell.share * cell.answers, 0) / answers
    return [{ id, title, isCore: core.has(area), facility, answers, students: own.length }]
  })
  const next = teachNext(concepts.map(({ id, ...result }) => ({ concept: id, ...result })))
  return {
    heat: { concepts, students: [...students.values()] },
    misconceptions: await listMisconceptions(ofClass, waived),
    teachNext: next && {
      ...next,
      title: course.concepts.find(({ id }) => id === next.concept)?.title ?? next.concept,
      lesson: course.items.find(({ item }) => item.concept === next.concept)?.item.section ?? null,
    },
  }
}

type CellRow = { learnerId: string; name: string; concept: string | null; share: number; answers: number }

/** One key for all deleted accounts, because the answers of one account in several assignments must not be combined. */
const DELETED = 'deleted'

/**
 * Reads each student's average share of points by concept, ignoring certainty. A student without answers has one row without a concept. Former
 * students and deleted accounts count as in the item analysis.
 */
async function readCells(classId: string, waived: readonly WaivedItem[]): Promise<CellRow[]> {
  const rows = await db().$queryRaw<CellRow[]>`
    WITH counted AS (${countedLearners(classId, null)}),
    person AS (
      SELECT DISTINCT CASE WHEN person."isAnonymous" THEN ${DELETED}::text ELSE person."id" END AS "key", person."id",
        CASE WHEN person."isAnonymous" THEN 'Deleted students' ELSE COALESCE(person."name", person."email") END AS "name"
      FROM counted JOIN "User" person ON person."id" = counted."learnerId"
    ), answer AS (
      SELECT person."key", place."concept", COUNT(*)::int AS "answers",
        AVG(LEAST(1, GREATEST(0, COALESCE(place."earned", 0) / CASE
          WHEN attempt."rules"->>'behavior' = 'certainty' THEN COALESCE(place."certainty", 1) ELSE place."possible" END))) AS "share"
      FROM person
      JOIN "Attempt" attempt ON attempt."learnerId" = person."id" AND attempt."state" = 'GRADED'
      JOIN "Assignment" assignment ON assignment."quizId" = attempt."quizId" AND assignment."classId" = ${classId}
        AND assignment."removedAt" IS NULL
      JOIN "AttemptItem" place ON place."attemptId" = attempt."id" AND place."possible" > 0
      JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
      WHERE ${isNotWaived(waived)}
      GROUP BY person."key", place."concept"
    )
    SELECT DISTINCT person."key" AS "learnerId", person."name", answer."concept",
      COALESCE(answer."share", 0) AS "share", COALESCE(answer."answers", 0) AS "answers"
    FROM person LEFT JOIN answer ON answer."key" = person."key"`
  return sortByText(rows, ({ name }) => name, readerCollator())
}

type AnswerRow = { itemId: string; versionId: string; response: unknown; count: number }

/**
 * Lists incorrect options that more than 25% of the answers chose, most frequent first. Only course staff see those of assignment-only questions, because
 * they reveal the key.
 */
async function listMisconceptions(
  { id: classId, role }: ClassForMember,
  waived: readonly WaivedItem[],
): Promise<Misconception[]> {
  const seesAssignmentOnly = canInClass({ role, isArchived: false }, 'teach').allowed
  const rows = await db().$queryRaw<AnswerRow[]>`
    SELECT version."itemId", (ARRAY_AGG(version."id" ORDER BY version."number" DESC))[1] AS "versionId", place."response", COUNT(*)::int AS "count"
    FROM "Assignment" assignment
    JOIN "Attempt" attempt ON attempt."quizId" = assignment."quizId" AND attempt."state" = 'GRADED'
    JOIN "AttemptItem" place ON place."attemptId" = attempt."id" AND place."possible" > 0
    JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId" AND (${seesAssignmentOnly} OR NOT item."isAssignmentOnly")
    WHERE assignment."classId" = ${classId} AND assignment."removedAt" IS NULL AND ${isNotWaived(waived)}
    GROUP BY version."itemId", place."response"`
  const byItem = new Map<string, AnswerRow[]>()
  for (const row of rows) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row])
  const versions = await db().itemVersion.findMany({
    where: { id: { in: [...new Set(rows.map(({ versionId }) => versionId))] } },
    select: { id: true, itemId: true, content: true },
  })
  const items = new Map(versions.map(({ itemId, ...version }) => [itemId, parsedItem(version)]))
  const found = [...byItem].flatMap(([itemId, answers]) => {
    const item = items.get(itemId)
    return item ? mistaken(item, answers) : []
  })
  return found.sort((a, b) => b.share - a.share)
}

function mistaken(item: Item, answers: AnswerRow[]): Misconception[] {
  const asked = answers.reduce((sum, { count }) => sum + count, 0)
  if (asked < ENOUGH) return []
  return optionsOf(item)
    .filter(({ isKey }) => !isKey)
    .map(({ id, text, feedback }) => ({
      stem: item.stem,
      option: text,
      count: answers
        .filter(({ response }) => chosenIn(response).includes(id))
        .reduce((sum, { count }) => sum + count, 0),
      asked,
      feedback,
      section: item.section,
      concept: item.concept,
    }))
    .map((entry) => ({ ...entry, share: entry.count / asked }))
    .filter(({ share }) => !meetsThreshold(OFTEN, share))
}
