import 'server-only'
import type { Course } from '@/domain/content/course'
import { findItemMap, type ItemMap, listItemMaps } from '@/domain/content/item-map'
import type { Item } from '@/domain/items/item'
import { listCourses } from '@/server/content/read-course'
import { chooseItems } from './choose-items'
import { listMissedChecks } from './missed-checks'
import { type Passage, passageOf } from './passage'
import { type Entry, getStudyState, planQueues, type StudyState } from './plan-queue'
import { type Asked, questionHead, withVersions } from './review-session'
import { listUpcomingItems } from './upcoming-items'

/** Includes the key, because answers are graded on the device. */
type PackedQuestion = ReturnType<typeof questionHead> & { item: Item; passage: Passage | null }

export type OfflinePack = Asked<PackedQuestion> & {
  owner: string
  course: string
  courseTitle: string
  day: string
  madeAt: string
  asksConfidence: boolean
  /** The maps of the questions that use one. */
  maps: ItemMap[]
}

/** Maximum cards; more than a day's review. */
const MAX_CARDS = 60

/**
 * Returns the day's review for offline use, with keys and comparisons. It contains no assignment-only items, which belong to classes, and no items of the
 * learner's open and upcoming assignments.
 */
export async function getOfflinePack(learnerId: string, course: Course, now: Date): Promise<OfflinePack> {
  const state = await getStudyState(learnerId, course, now)
  const [entries, missed, never] = await Promise.all([
    planShare(learnerId, course, { state, now }),
    listMissedChecks(learnerId, course, { settings: state.settings, now }),
    listUpcomingItems(learnerId, course, now),
  ])
  const seed = `${learnerId}/${now.toISOString()}`
  const chosen = await chooseItems(learnerId, course, entries, { never, avoid: new Set(), missed, seed })
  const asked = await withVersions(course, chosen, (version, isNew) => ({
    ...questionHead(course, version, isNew),
    item: version.item,
    passage: passageOf(course, version.item),
  }))
  const all = [
    ...asked.questions,
    ...asked.drills.flatMap(({ sides }) => sides.map(({ question }) => question)),
  ]
  const known = listItemMaps(course)
  const maps = all.flatMap(({ item }) => findItemMap(known, item) ?? [])
  return {
    owner: learnerId,
    course: course.slug,
    courseTitle: course.title,
    day: state.today.day,
    madeAt: now.toISOString(),
    asksConfidence: state.settings.asksConfidence,
    ...asked,
    maps: [...new Map(maps.map((map) => [map.figure, map])).values()],
  }
}

/** Plans the course's share of the day, because the downloads of several courses are reviewed on the same day. */
async function planShare(
  learnerId: string,
  course: Course,
  { state, now }: { state: StudyState; now: Date },
): Promise<Entry[]> {
  const together = state.settings.combinesCourses ? listCourses() : [course]
  const states = await Promise.all(
    together.map((other) => (other.slug === course.slug ? state : getStudyState(learnerId, other, now))),
  )
  const most = MAX_CARDS * together.length
  const plans = await planQueues(learnerId, together, { most, states, now })
  const entries = plans[together.findIndex(({ slug }) => slug === course.slug)]?.entries ?? []
  return entries.slice(0, MAX_CARDS)
}
