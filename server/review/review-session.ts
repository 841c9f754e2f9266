import 'server-only'
import type { Course } from '@/domain/content/course'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { type PublicItem, toPublicItem } from '@/domain/items/public-item'
import { composeQueue, interleave } from '@/domain/scheduling/compose-queue'
import { orderForDate } from '@/domain/scheduling/exam-plan'
import { pickItem } from '@/domain/scheduling/pick-item'
import { daysBetween, studyDayOf } from '@/domain/scheduling/study-day'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/db'
import { comingItems } from './coming-items'
import { type Fact, factKey, factsOf } from './course-facts'
import { findExamDate } from './exam-date'
import { feedCards } from './feed-cards'
import { type DueRow, listCardsForDate, listDue, listFresh } from './queue-queries'
import { getStudySettings, type StudySettings } from './study-settings'
import { getToday, secondsPerCard } from './today'

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

/** How long, or how many. */
export type SessionSize = { cards: number } | { minutes: number }

export type Entry = { concept: string; fact: string; isNew: boolean; recent: readonly string[] }

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
  const settings = await getStudySettings(db(), learnerId)
  const most = learnerId ? await countOf(learnerId, size, settings, now) : countAtFirst(size)
  const [entries, avoid] = await Promise.all([
    listEntries(learnerId, course, { most, settings, now }),
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

function countAtFirst(size: SessionSize): number {
  return 'cards' in size ? size.cards : Math.max(1, Math.round((size.minutes * 60) / secondsPerCard(null)))
}

/** How many cards a session of a size holds for this learner. */
export async function countOf(
  learnerId: string,
  size: SessionSize,
  settings: StudySettings,
  now: Date,
): Promise<number> {
  if ('cards' in size) return size.cards
  const { pace } = await getToday(learnerId, settings, now)
  return Math.max(1, Math.round((size.minutes * 60) / secondsPerCard(pace)))
}

/** What is asked now, in order: cards, and facts that never were. */
export async function listEntries(
  learnerId: string | null,
  course: Course,
  { most, settings, now }: { most: number; settings: StudySettings; now: Date },
): Promise<Entry[]> {
  const facts = [...factsOf(course).values()]
  if (!learnerId) return facts.slice(0, Math.min(most, settings.newPerDay)).map(newEntry)
  const { newLeft } = await getToday(learnerId, settings, now)
  const [exam, fresh] = await Promise.all([
    findExamDate(learnerId, course.slug, settings, now),
    listFresh(learnerId, course.slug, facts, { most: newLeft, now }),
  ])
  if (exam === null) {
    const due = (await listDue(learnerId, course.slug, settings, now)).filter(hasItems(course))
    return composeQueue(due.map(dueEntry), fresh.map(newEntry), most)
  }
  const daysLeft = daysBetween(studyDayOf(now, settings.clock), exam.day)
  const cards = (await listCardsForDate(learnerId, course.slug, now)).filter(hasItems(course))
  const candidates = [
    ...cards.map((card) => ({ ...dueEntry(card), memory: card.memory })),
    ...fresh.map((fact) => ({ ...newEntry(fact), memory: null })),
  ]
  return interleave(orderForDate(candidates, daysLeft).slice(0, most))
}

const hasItems = (course: Course) => (card: DueRow) => factsOf(course).has(factKey(card))
const newEntry = ({ concept, fact }: Pick<Fact, 'concept' | 'fact'>) => ({
  concept,
  fact,
  isNew: true,
  recent: [],
})
const dueEntry = ({ concept, fact, recall, recentItems }: DueRow) => ({
  ...{ concept, fact, recall },
  isNew: false,
  recent: recentItems,
})

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
