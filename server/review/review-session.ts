import 'server-only'
import type { Course } from '@/domain/content/course'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { type PublicItem, toPublicItem } from '@/domain/items/public-item'
import { pickItem } from '@/domain/scheduling/pick-item'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/db'
import { comingItems } from './coming-items'
import { factKey, factsOf } from './course-facts'
import { feedCards } from './feed-cards'
import { countOf, type Entry, getStudyState, planFirstQueue, planQueue, type SessionSize } from './plan-queue'
import { getStudySettings } from './study-settings'

/** A question of a review session: no key, hint or feedback is in here. */
export type SessionQuestion = {
  concept: string
  conceptTitle: string
  fact: string
  isNew: boolean
  versionId: string
  item: PublicItem
}

/** Two questions about things that the learner mixed up, to be answered side by side. */
type SessionDrill = {
  pair: string
  title: string
  sides: { label: string; question: SessionQuestion }[]
}

export type ReviewSession = { questions: SessionQuestion[]; drills: SessionDrill[] }

/** A session of so many minutes ends by the clock: whoever is quicker than usual is not left without questions. */
const MARGIN = 1.5

/**
 * What a learner is to be asked now, with the drills first.
 * @param learnerId null for somebody who has not answered anything yet
 */
export async function getReviewSession(
  learnerId: string | null,
  course: Course,
  size: SessionSize,
  now: Date,
): Promise<ReviewSession> {
  if (learnerId) await feedCards(learnerId, now)
  const [entries, avoid] = await Promise.all([
    learnerId ? planSession(learnerId, course, size, now) : planFirstSession(course, size),
    learnerId ? comingItems(learnerId, course, now) : new Set<string>(),
  ])
  const seed = `${learnerId ?? ''}/${now.toISOString()}`
  const chosen = entries.flatMap((entry) => {
    const items = factsOf(course).get(factKey(entry))?.items ?? []
    const id = pickItem(
      items.map((item) => item.id),
      { recent: entry.recent, avoid, seed: `${seed}/${factKey(entry)}` },
    )
    return id === null ? [] : [{ id, isNew: entry.isNew }]
  })
  const drills = learnerId ? await listDrills(learnerId, course, seed) : []
  const inDrills = drills.flatMap(({ sides }) => sides.map(({ id }) => id))
  const versions = await currentVersions(course, [...chosen.map(({ id }) => id), ...inDrills])
  const toQuestion = (id: string, isNew: boolean) => {
    const version = versions.get(id)
    return version ? [questionOf(course, version, { isNew, seed })] : []
  }
  return {
    questions: chosen.flatMap(({ id, isNew }) => toQuestion(id, isNew)),
    drills: drills.map(({ sides, ...drill }) => ({
      ...drill,
      sides: sides.flatMap(({ label, id }) => toQuestion(id, false).map((question) => ({ label, question }))),
    })),
  }
}

async function planSession(
  learnerId: string,
  course: Course,
  size: SessionSize,
  now: Date,
): Promise<Entry[]> {
  const state = await getStudyState(learnerId, course.slug, now)
  const count = countOf(size, state.today.pace)
  const most = 'cards' in size ? count : Math.ceil(count * MARGIN)
  return (await planQueue(learnerId, course, { most, state, now })).entries
}

async function planFirstSession(course: Course, size: SessionSize): Promise<Entry[]> {
  return planFirstQueue(course, countOf(size, null), await getStudySettings(null))
}

type Version = { versionId: string; item: Item }

function questionOf(
  course: Course,
  { versionId, item }: Version,
  { isNew, seed }: { isNew: boolean; seed: string },
): SessionQuestion {
  const { concept } = item
  return {
    concept,
    conceptTitle: course.concepts.find(({ id }) => id === concept)?.title ?? concept,
    fact: item.claims[0] ?? '',
    isNew,
    versionId,
    item: toPublicItem(item, presentationOrder(item, seed)),
  }
}

async function listDrills(learnerId: string, course: Course, seed: string) {
  const open = await db().contrastDrill.findMany({
    where: { learnerId, courseSlug: course.slug, doneAt: null },
    orderBy: { raisedAt: 'asc' },
    take: 2,
    select: { pair: true },
  })
  return open.flatMap(({ pair }) => {
    const tagged = course.confusables.find(({ id }) => id === pair)
    if (!tagged) return []
    const sides = tagged.sides.flatMap(({ label, items }) => {
      const id = pickItem(items, { recent: [], avoid: new Set(), seed: `${seed}/${label}` })
      return id === null ? [] : [{ label, id }]
    })
    return sides.length === 2 ? [{ pair, title: tagged.title, sides }] : []
  })
}

/** Of items of the course's bank, by id: the version that is asked now. The stored one: its ids tell nothing. */
export async function currentVersions(course: Course, ids: readonly string[]): Promise<Map<string, Version>> {
  const rows = await db().item.findMany({
    where: {
      course: { slug: course.slug },
      slug: { in: [...ids] },
      classId: null,
      retiredAt: null,
      currentVersionId: { not: null },
    },
    select: { slug: true, currentVersionId: true },
  })
  const versions = await withItems(
    rows.flatMap(({ slug, currentVersionId }) =>
      currentVersionId ? [{ slug, itemVersionId: currentVersionId }] : [],
    ),
  )
  return new Map(versions.map(({ slug, itemVersionId, item }) => [slug, { versionId: itemVersionId, item }]))
}
