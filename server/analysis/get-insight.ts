import 'server-only'
import type { Course } from '@/domain/content/course'
import { plainText } from '@/domain/items/rich-text'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { type ConceptResult, listTeachNext, listWellKnown } from '@/domain/overview/teach-next'
import { sortByText } from '@/domain/text/collation'
import type { ClassForMember } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { readerCollator } from '@/server/http/reader-collator'
import { DELETED, readConceptShares } from './insight-statements'
import { listWaivedIn } from './list-misconceptions'
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

export type Insight = {
  heat: HeatMap
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

type InsightClass = Pick<ClassForMember, 'id' | 'courseSlug'>

/** Summarizes what a class knows, from all graded attempts at its assignments, without questions that a regrade waived. The caller has checked access with `requireClassPermission`. */
export async function getInsight(
  ofClass: InsightClass,
  filter: AnswerFilter = ALL_ANSWERS,
): Promise<Insight> {
  const course = getCourse(ofClass.courseSlug)
  const core = new Set(course.areas.filter((area) => area.core).map(({ id }) => id))
  const rows = await readConceptShares(ofClass.id, await listWaivedIn(ofClass.id), filter)
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
