import 'server-only'
import type { Course } from '@/domain/content/course'
import type { Item } from '@/domain/items/item'
import { pickItem } from '@/domain/scheduling/pick-item'
import { comingItems } from './coming-items'
import { factKey, factsOf } from './course-facts'
import { feedCards } from './feed-cards'
import { type Passage, passageOf } from './passage'
import { getStudyState, planQueue } from './plan-queue'
import { currentVersions } from './review-session'

export type RecallPack = {
  owner: string
  course: string
  courseTitle: string
  day: string
  madeAt: string
  asksConfidence: boolean
  questions: {
    concept: string
    conceptTitle: string
    fact: string
    isNew: boolean
    versionId: string
    item: Item
    passage: Passage | null
  }[]
}

/** More than a day's review. */
const MOST = 60

/**
 * The day's review to be held without a network, with its keys. Reserved items are not in it, since they are a class's own; nor any item of an assignment
 * of this learner that is open or coming; nor maps, which are drawn on the server.
 */
export async function getRecallPack(learnerId: string, course: Course, now: Date): Promise<RecallPack> {
  await feedCards(learnerId, now)
  const state = await getStudyState(learnerId, course.slug, now)
  const [{ entries }, coming] = await Promise.all([
    planQueue(learnerId, course, { most: MOST, state, now }),
    comingItems(learnerId, course, now),
  ])
  const chosen = entries.flatMap((entry) => {
    const items = (factsOf(course).get(factKey(entry))?.items ?? []).filter(
      ({ id, type }) => type !== 'hotspot' && !coming.has(id),
    )
    const id = pickItem(
      items.map((item) => item.id),
      { recent: entry.recent, avoid: new Set(), seed: `${learnerId}/${now.toISOString()}/${factKey(entry)}` },
    )
    return id === null ? [] : [{ id, isNew: entry.isNew }]
  })
  const versions = await currentVersions(
    course,
    chosen.map(({ id }) => id),
  )
  return {
    owner: learnerId,
    course: course.slug,
    courseTitle: course.title,
    day: state.today.day,
    madeAt: now.toISOString(),
    asksConfidence: state.settings.asksConfidence,
    questions: chosen.flatMap(({ id, isNew }) => {
      const version = versions.get(id)
      if (!version) return []
      const { item, versionId } = version
      const { concept, claims, section } = item
      const conceptTitle = course.concepts.find((entry) => entry.id === concept)?.title ?? concept
      return [
        {
          ...{ concept, conceptTitle, fact: claims[0] ?? '', isNew, versionId, item },
          passage: passageOf(course, section),
        },
      ]
    }),
  }
}
