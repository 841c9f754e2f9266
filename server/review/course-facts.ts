import type { Course, TaughtItem } from '@/domain/content/course'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/**
 * The content of a card: one fact of one concept, with the items of the course's bank that ask for it. Quick checks that ask for it are asked only if
 * they were missed.
 */
export type Fact = { concept: string; fact: string; items: TaughtItem[]; checks: TaughtItem[] }

const known = new WeakMap<Course, Map<string, Fact>>()

export const factKey = ({ concept, fact }: { concept: string; fact: string }): string => `${concept}/${fact}`

/** Returns the facts of a course by key, in the order of its concepts. A fact that only a quick check asks for, or that only
 * a person can grade, isn't one of them. */
export function factsOf(course: Course): Map<string, Fact> {
  const ready = known.get(course)
  if (ready) return ready
  const facts = new Map<string, Fact>()
  for (const { id: concept } of course.concepts)
    for (const { item, isLessonCheck } of course.items) {
      const [fact] = item.claims
      if (item.concept !== concept || fact === undefined || isGradedByPerson(item.type)) continue
      const key = factKey({ concept, fact })
      const entry = facts.get(key) ?? { concept, fact, items: [], checks: [] }
      ;(isLessonCheck ? entry.checks : entry.items).push(item)
      facts.set(key, entry)
    }
  for (const [key, { items }] of facts) if (items.length === 0) facts.delete(key)
  known.set(course, facts)
  return facts
}
