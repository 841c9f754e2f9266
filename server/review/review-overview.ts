import 'server-only'
import type { Course } from '@/domain/content/course'
import { type ForecastDay, forecast } from '@/domain/scheduling/exam-plan'
import { daysBetween, studyDayOf } from '@/domain/scheduling/study-day'
import { db } from '@/server/db'
import { factKey, factsOf } from './course-facts'
import { type ExamDate, findExamDate } from './exam-date'
import { feedCards } from './feed-cards'
import { countDue, listCardsForDate, listFresh } from './queue-queries'
import { countOf, listEntries } from './review-session'
import { getStudySettings, type StudySettings } from './study-settings'
import { getToday, type Today } from './today'

export type CardAside = { concept: string; fact: string; title: string; about: string; until: Date | null }

export type ReviewOverview = {
  settings: StudySettings
  today: Today
  due: number
  /** Facts that were never asked, of those that today's limit leaves. */
  fresh: number
  drills: number
  exam: (ExamDate & { daysLeft: number }) | null
  /** Of all facts that were met or will be today: mean recall by day, with and without today's session. */
  forecast: { days: readonly ForecastDay[]; cards: number; inSession: number }
  aside: CardAside[]
}

/** How far the forecast reaches without an exam date, and how many days it names at most. */
const FORECAST_DAYS = 30
const MOST_DAYS = 31

/** What review holds for a learner now. */
export async function getReviewOverview(
  learnerId: string,
  course: Course,
  now: Date,
): Promise<ReviewOverview> {
  await feedCards(learnerId, now)
  const settings = await getStudySettings(db(), learnerId)
  const today = await getToday(learnerId, settings, now)
  const facts = [...factsOf(course).values()]
  const [due, fresh, drills, exam, aside] = await Promise.all([
    countDue(learnerId, course.slug, settings, now),
    listFresh(learnerId, course.slug, facts, { most: today.newLeft, now }),
    db().contrastDrill.count({ where: { learnerId, courseSlug: course.slug, doneAt: null } }),
    findExamDate(learnerId, course.slug, settings, now),
    listAside(learnerId, course, now),
  ])
  const daysLeft = exam && daysBetween(studyDayOf(now, settings.clock), exam.day)
  return {
    ...{ settings, today, due, drills, aside },
    fresh: fresh.length,
    exam: exam && daysLeft !== null ? { ...exam, daysLeft } : null,
    forecast: await getForecast(learnerId, course, { settings, daysLeft, now }),
  }
}

async function getForecast(
  learnerId: string,
  course: Course,
  { settings, daysLeft, now }: { settings: StudySettings; daysLeft: number | null; now: Date },
) {
  const most = await countOf(learnerId, { minutes: settings.minutesPerDay }, settings, now)
  const [cards, entries] = await Promise.all([
    listCardsForDate(learnerId, course.slug, now),
    listEntries(learnerId, course, { most, settings, now }),
  ])
  const inSession = new Set(entries.map(factKey))
  const all = [
    ...cards.map((card) => ({ key: factKey(card), memory: card.memory })),
    ...entries.filter(({ isNew }) => isNew).map((entry) => ({ key: factKey(entry), memory: null })),
  ]
  const days = daysUntil(Math.max(1, daysLeft ?? FORECAST_DAYS))
  return {
    days: forecast(all, ({ key }) => inSession.has(key), days),
    cards: all.length,
    inSession: inSession.size,
  }
}

/** From today to the last day, both included, evenly spread. */
function daysUntil(last: number): number[] {
  const count = Math.min(MOST_DAYS, last + 1)
  const days = Array.from({ length: count }, (_, index) => Math.round((index * last) / (count - 1)))
  return [...new Set(days)]
}

async function listAside(learnerId: string, course: Course, now: Date): Promise<CardAside[]> {
  const rows = await db().reviewCard.findMany({
    where: {
      learnerId,
      courseSlug: course.slug,
      OR: [{ suspendedAt: { not: null } }, { buriedUntil: { gt: now } }],
    },
    orderBy: { id: 'asc' },
    take: 100,
    select: { concept: true, fact: true, suspendedAt: true, buriedUntil: true },
  })
  return rows.flatMap(({ concept, fact, suspendedAt, buriedUntil }) => {
    const [item] = factsOf(course).get(factKey({ concept, fact }))?.items ?? []
    if (!item) return []
    const title = course.concepts.find(({ id }) => id === concept)?.title ?? concept
    return [{ concept, fact, title, about: item.stem, until: suspendedAt ? null : buriedUntil }]
  })
}
