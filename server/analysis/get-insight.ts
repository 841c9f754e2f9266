import { meetsThreshold } from '@/domain/grading/meets-threshold'
import 'server-only'
import { canInClass } from '@/domain/access/class-permissions'
import type { Item } from '@/domain/items/item'
import { chosenIn, optionsOf } from '@/domain/statistics/answer-kinds'
import { type ConceptResult, teachNext } from '@/domain/statistics/teach-next'
import { sortByText } from '@/domain/text/collation'
import type { ClassForMember } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { getCourse } from '@/server/content/read-course'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { listWaived, type WaivedItem } from '@/server/regrading/waived-items'
import { type CountedAnswer, countClassAnswers, DELETED, readConceptShares } from './insight-statements'

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
  /** `lesson#section`; null if the question names none. */
  section: string | null
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
  const rows = await readConceptShares(ofClass.id, waived)
  const cells = sortByText(rows, ({ name }) => name, readerCollator())
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

/**
 * Lists incorrect options that more than 25% of the answers chose, most frequent first. Only course staff see those of assignment-only questions, because
 * they reveal the key.
 */
async function listMisconceptions(
  { id: classId, role }: ClassForMember,
  waived: readonly WaivedItem[],
): Promise<Misconception[]> {
  const seesAssignmentOnly = canInClass({ role, isArchived: false }, 'teach').allowed
  const rows = await countClassAnswers(classId, waived, { seesAssignmentOnly })
  const byItem = new Map<string, CountedAnswer[]>()
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

function mistaken(item: Item, answers: CountedAnswer[]): Misconception[] {
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
      section: item.section ?? null,
    }))
    .map((entry) => ({ ...entry, share: entry.count / asked }))
    .filter(({ share }) => !meetsThreshold(OFTEN, share))
}
