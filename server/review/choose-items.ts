import 'server-only'
import type { Course } from '@/domain/content/course'
import type { Item } from '@/domain/items/item'
import { pickItem } from '@/domain/scheduling/pick-item'
import { db } from '@/server/platform/db'
import { factKey, factsOf } from './course-facts'
import type { Entry } from './plan-queue'

type Rules = {
  /** Items that are never chosen. */
  never: ReadonlySet<string>
  /** Items that are chosen only if there is no other. */
  avoid: ReadonlySet<string>
  /** Quick checks that the learner missed: chosen before all others. */
  missed: ReadonlySet<string>
  seed: string
}

/** The IDs of a session's items. */
export type Chosen = {
  questions: { id: string; isNew: boolean }[]
  /** Each with two sides. */
  drills: { pair: string; title: string; sides: { label: string; id: string }[] }[]
}

/** Maximum comparisons in a session. */
const MAX_DRILLS = 2

/**
 * Chooses the items for the queue and for comparisons. An item of a comparison isn't asked separately too.
 * @param learnerId null for a visitor who hasn't answered anything yet
 */
export async function chooseItems(
  learnerId: string | null,
  course: Course,
  entries: readonly Entry[],
  { never, avoid, missed, seed }: Rules,
): Promise<Chosen> {
  const pick = (ids: readonly string[], recent: readonly string[], key: string) =>
    pickItem(
      ids.filter((id) => !never.has(id)),
      { recent, avoid, seed: `${seed}/${key}` },
    )
  const drills = learnerId ? await listDrills(learnerId, course, pick) : []
  const inDrills = new Set(drills.flatMap(({ sides }) => sides.map(({ id }) => id)))
  const questions = entries.flatMap((entry) => {
    const { items = [], checks = [] } = factsOf(course).get(factKey(entry)) ?? {}
    const idsOf = (list: readonly Item[]) => list.map(({ id }) => id).filter((id) => !inDrills.has(id))
    const check = idsOf(checks).find((id) => missed.has(id) && !never.has(id))
    const id = check ?? pick(idsOf(items), entry.recent, factKey(entry))
    return id === null ? [] : [{ id, isNew: entry.isNew }]
  })
  return { questions, drills }
}

async function listDrills(
  learnerId: string,
  course: Course,
  pick: (ids: readonly string[], recent: readonly string[], key: string) => string | null,
): Promise<Chosen['drills']> {
  const open = await db().contrastDrill.findMany({
    where: { learnerId, courseSlug: course.slug, doneAt: null },
    orderBy: { raisedAt: 'asc' },
    take: MAX_DRILLS,
    select: { pair: true },
  })
  return open.flatMap(({ pair }) => {
    const tagged = course.confusables.find(({ id }) => id === pair)
    if (!tagged) return []
    const sides = tagged.sides.flatMap(({ label, items }) => {
      const id = pick(items, [], label)
      return id === null ? [] : [{ label, id }]
    })
    return sides.length === 2 ? [{ pair, title: tagged.title, sides }] : []
  })
}
