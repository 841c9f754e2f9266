import type { Course } from '@/domain/content/course'
import type { Item } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/** The content of a card: one fact of one concept, with the items of the course's bank that ask for it. */
export type Fact = { concept: string; fact: string; items: Item[] }

const known = new WeakMap<Course, Map<string, Fact>>()

export const factKey = ({ concept, fact }: { concept: string; fact: string }): string => `${concept}/${fact}`

/** Returns the facts of a course by key, in the order of its concepts. Quick checks update cards but aren't asked in reviews.
 * What only a person can grade isn't asked either. */
export function factsOf(course: Course): Map<string, Fact> {
  const ready = known.get(course)
  if (ready) return ready
  const facts = new Map<string, Fact>()
  for (const { id: concept } of course.concepts)
    for (const { item, isLessonCheck } of course.items) {
      const [fact] = item.claims
      if (isLessonCheck || isGradedByPerson(item.type) || item.concept !== concept) continue
      if (fact === undefined) continue
      const key = factKey({ concept, fact })
      const entry = facts.get(key) ?? { concept, fact, items: [] }
      entry.items.push(item)
      facts.set(key, entry)
    }
  known.set(course, facts)
  return facts
}
