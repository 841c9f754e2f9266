import 'server-only'
import { type Course, isTaught, type TaughtItem } from '@/domain/content/course'
import { presentationOrder } from '@/domain/items/presentation-order'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { mixEvenly } from '@/domain/scheduling/share-out'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { type Chosen, chooseItems } from './choose-items'
import { listMissedChecks } from './missed-checks'
import {
  countOf,
  type Entry,
  getStudyState,
  planFirstQueues,
  planQueues,
  type SessionSize,
} from './plan-queue'
import { getStudySettings } from './study-settings'
import type { Today } from './today'
import { listUpcomingItems } from './upcoming-items'

/** The questions of a session, and comparisons: two questions each about facts that the learner confused, answered side by side. */
export type Asked<Question> = {
  questions: Question[]
  drills: { pair: string; title: string; sides: { label: string; question: Question }[] }[]
}

/** A question of a review session, without key, hints, and feedback. */
export type SessionQuestion = {
  /** The slug of its course. */
  course: string
  concept: string
  conceptTitle: string
  fact: string
  isNew: boolean
  versionId: string
  item: PublicItem
}

export type ReviewSession = Asked<SessionQuestion>

/** Extra questions for sessions that end after a number of minutes, so that fast learners don't run out. */
const MARGIN = 1.5

/**
 * Returns the questions to ask a learner now, with comparisons first. The questions of several courses are mixed.
 * @param learnerId null for a visitor who hasn't answered anything yet
 */
export async function getReviewSession(
  learnerId: string | null,
  courses: readonly Course[],
  size: SessionSize,
  now: Date,
): Promise<ReviewSession> {
  const plans = learnerId
    ? await planSession(learnerId, courses, size, now)
    : await planFirstSession(courses, size)
  const sessions = await Promise.all(plans.map((plan) => askInCourse(learnerId, plan, now)))
  return {
    questions: mixEvenly(sessions.map(({ questions }) => questions)),
    drills: sessions.flatMap(({ drills }) => drills),
  }
}

type CoursePlan = {
  course: Course
  entries: Entry[]
  /** Quick checks that the learner missed. */
  missed: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

async function askInCourse(
  learnerId: string | null,
  { course, entries, missed }: CoursePlan,
  now: Date,
): Promise<ReviewSession> {
  const avoid = learnerId ? await listUpcomingItems(learnerId, course, now) : NONE
  const seed = `${learnerId ?? ''}/${now.toISOString()}`
  const chosen = await chooseItems(learnerId, course, entries, { never: NONE, avoid, missed, seed })
  return withVersions(course, chosen, (version, isNew) => ({
    ...questionHead(course, version, isNew),
    item: toPublicItem(version.item, presentationOrder(version.item, seed)),
  }))
}

async function planSession(
  learnerId: string,
  courses: readonly Course[],
  size: SessionSize,
  now: Date,
): Promise<CoursePlan[]> {
  const states = await Promise.all(courses.map((course) => getStudyState(learnerId, course, now)))
  const most = mostOf(size, states[0]?.today.pace ?? null)
  const plans = await planQueues(learnerId, courses, { most, states, now })
  return Promise.all(
    courses.map(async (course, index) => ({
      course,
      entries: plans[index]?.entries ?? [],
      missed: states[index]
        ? await listMissedChecks(learnerId, course, { settings: states[index].settings, now })
        : NONE,
    })),
  )
}

async function planFirstSession(courses: readonly Course[], size: SessionSize): Promise<CoursePlan[]> {
  const queues = planFirstQueues(courses, mostOf(size, null), await getStudySettings(null))
  return courses.map((course, index) => ({ course, entries: queues[index] ?? [], missed: NONE }))
}

function mostOf(size: SessionSize, pace: Today['pace']): number {
  const count = countOf(size, pace)
  return 'cards' in size ? count : Math.ceil(count * MARGIN)
}

type Version = { versionId: string; item: TaughtItem }

/** Returns the data of a question in addition to its item. */
export function questionHead(course: Course, { versionId, item }: Version, isNew: boolean) {
  const { concept, claims } = item
  const conceptTitle = course.concepts.find(({ id }) => id === concept)?.title ?? concept
  return { course: course.slug, concept, conceptTitle, fact: claims[0] ?? '', isNew, versionId }
}

/** Adds the current versions to chosen items. Drops items that no longer exist and comparisons that lost a side. */
export async function withVersions<Question>(
  course: Course,
  { questions, drills }: Chosen,
  toQuestion: (version: Version, isNew: boolean) => Question,
): Promise<Asked<Question>> {
  const inDrills = drills.flatMap(({ sides }) => sides.map(({ id }) => id))
  const versions = await currentVersions(course, [...questions.map(({ id }) => id), ...inDrills])
  const find = (id: string, isNew: boolean) => {
    const version = versions.get(id)
    return version ? [toQuestion(version, isNew)] : []
  }
  return {
    questions: questions.flatMap(({ id, isNew }) => find(id, isNew)),
    drills: drills
      .map(({ sides, ...drill }) => ({
        ...drill,
        sides: sides.flatMap(({ label, id }) => find(id, false).map((question) => ({ label, question }))),
      }))
      .filter(({ sides }) => sides.length === 2),
  }
}

/** Reads the current versions of items in the course's bank, by ID. Uses stored versions, whose hidden IDs reveal nothing. */
async function currentVersions(course: Course, ids: readonly string[]): Promise<Map<string, Version>> {
  const rows = await db().item.findMany({
    where: {
      course: { slug: course.slug },
      slug: { in: [...ids] },
      classId: null,
      isAssignmentOnly: false,
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
  return new Map(
    versions.flatMap(({ slug, itemVersionId, item }) =>
      isTaught(item) ? [[slug, { versionId: itemVersionId, item }] as const] : [],
    ),
  )
}
