import 'server-only'
import { canInClass } from '@/domain/access/class-permissions'
import type { Course } from '@/domain/content/course'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { type ConceptResult, listTeachNext, listWellKnown } from '@/domain/overview/teach-next'
import { chosenIn, optionsOf } from '@/domain/statistics/answer-kinds'
import { sortByText } from '@/domain/text/collation'
import type { ClassForMember } from '@/server/access/class-access'
import { parsedItem } from '@/server/content/parsed-items'
import { getCourse } from '@/server/content/read-course'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { listWaived, type WaivedItem } from '@/server/regrading/waived-items'
import { type CountedAnswer, countClassAnswers, DELETED, readConceptShares } from './insight-statements'
import { ALL_ANSWERS, type AnswerFilter } from './overview-filter'

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
  teachNext: TaughtConcept[]
  wellKnown: TaughtConcept[]
}

/** A concept with the lesson that teaches it and questions of the course to ask about it. */
type TaughtConcept = ConceptResult & {
  title: string
  /** `lesson#section`; null if the course has no question about it. */
  lesson: string | null
  /** The text of at most 3 questions, which are public. */
  questions: string[]
}

type InsightClass = Pick<ClassForMember, 'id' | 'courseSlug' | 'role'>

/** An incorrect option is a common misconception if more than this share chose it, with at least this many answers. */
const OFTEN = 0.25
const ENOUGH = 5

/** Summarizes what a class knows and gets wrong, from all graded attempts at its assignments, without questions that a regrade waived. The caller has checked access with `requireClassPermission`. */
export async function getInsight(
  ofClass: InsightClass,
  filter: AnswerFilter = ALL_ANSWERS,
): Promise<Insight> {
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
  const rows = await readConceptShares(ofClass.id, waived, filter)
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
  const results = concepts.map(({ id, ...result }) => ({ concept: id, ...result }))
  const toTaught = (result: ConceptResult & { title: string }) => ({
    ...result,
    ...materialOf(course, result.concept),
  })
  return {
    heat: { concepts, students: [...students.values()] },
    misconceptions: await listMisconceptions(ofClass, waived, filter),
    teachNext: listTeachNext(results).map(toTaught),
    wellKnown: listWellKnown(results).map(toTaught),
  }
}

const MAX_QUESTIONS = 3

/** The lesson and the questions of a concept. */
function materialOf(course: Course, concept: string): { lesson: string | null; questions: string[] } {
  const own = course.items.filter(({ item }) => item.concept === concept)
  return {
    lesson: own[0]?.item.section ?? null,
    questions: own
      .filter(({ item, isLessonCheck }) => !isLessonCheck && !isGradedByPerson(item.type))
      .slice(0, MAX_QUESTIONS)
      .map(({ item }) => plainText(item.stem)),
  }
}

/**
 * Lists incorrect options that more than 25% of the answers chose, most frequent first. Only course staff see those of assignment-only questions, because
 * they reveal the key.
 */
async function listMisconceptions(
  { id: classId, role }: InsightClass,
  waived: readonly WaivedItem[],
  filter: AnswerFilter,
): Promise<Misconception[]> {
  const seesAssignmentOnly = canInClass({ role, isArchived: false }, 'teach').allowed
  const rows = await countClassAnswers(classId, waived, { seesAssignmentOnly, filter })
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
