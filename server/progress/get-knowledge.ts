import 'server-only'
import type { Course } from '@/domain/content/course'
import { type ConceptStrength, conceptStrengths } from '@/domain/mastery/concept-strength'
import { type Level, levelOf } from '@/domain/mastery/level'
import {
  expectedRecalled,
  type FactTrace,
  MIN_ANSWERS_FOR_RECALL,
  meanRecall,
  shownRecall,
} from '@/domain/mastery/recall'
import { factsOf } from '@/server/review/course-facts'
import { getRecallSummary } from '@/server/review/queue-queries'
import { listLastAnswers } from './review-queries'

type ConceptProgress = ConceptStrength & {
  level: Level
  /** Average chance of recalling its facts now; null below 3 answers from memory. */
  recall: number | null
}

export type Knowledge = {
  /** The concepts of the course, in its order. */
  concepts: ConceptProgress[]
  /**
   * The number of facts of the course (`all`), of facts answered from memory (`asked`), and of those that the learner is expected to recall now
   * (`known`, null below 3 answers), and the number of answers that this is based on.
   */
  facts: { all: number; asked: number; known: number | null; answers: number }
}

const UNASKED = { strength: null, answers: 0, items: 0, days: 0 }

/** Returns what a learner knows now; for null, what a new visitor does. What it reads doesn't grow with the log. */
export async function getKnowledge(learnerId: string | null, course: Course, now: Date): Promise<Knowledge> {
  const ids = course.concepts.map(({ id }) => id)
  const [last, memory] = await Promise.all([
    learnerId ? listLastAnswers({ learnerId, courseSlug: course.slug }, ids) : [],
    getMemory(learnerId, course, now),
  ])
  const strengths = conceptStrengths(last)
  return {
    concepts: ids.map((id) => {
      const strength = strengths.find(({ concept }) => concept === id) ?? { ...UNASKED, concept: id }
      const chance = meanRecall(memory.byConcept.get(id) ?? [], 0)
      return {
        ...strength,
        recall: shownRecall(chance, memory.answersTo.get(id) ?? 0),
        level: levelOf(strength, chance),
      }
    }),
    facts: {
      all: factsOf(course).size,
      asked: memory.all.length,
      known: memory.isEnough ? expectedRecalled(memory.all, 0) : null,
      answers: memory.answers,
    },
  }
}

type MemoryOfCourse = {
  byConcept: ReadonlyMap<string, FactTrace[]>
  answersTo: ReadonlyMap<string, number>
  /** Every fact answered from memory. */
  all: FactTrace[]
  answers: number
  /** Whether there are enough answers for a statement about recall. */
  isEnough: boolean
}

/** Returns what the chance of recall is based on. */
export async function getMemory(
  learnerId: string | null,
  course: Course,
  now: Date,
): Promise<MemoryOfCourse> {
  if (!learnerId) return { byConcept: new Map(), answersTo: new Map(), all: [], answers: 0, isEnough: false }
  const { facts, answers: answersTo } = await getRecallSummary(learnerId, course.slug, now)
  const answers = [...answersTo.values()].reduce((sum, count) => sum + count, 0)
  return {
    ...{ byConcept: facts, answersTo, answers },
    all: [...facts.values()].flat(),
    isEnough: answers >= MIN_ANSWERS_FOR_RECALL,
  }
}
