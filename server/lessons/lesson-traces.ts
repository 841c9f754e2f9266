import 'server-only'
import type { LessonParts, LessonTrace } from '@/domain/lessons/lesson-work'
import { type Db, db } from '@/server/platform/db'

/** Returns what a learner did in a lesson. */
export type LessonTraces = (learnerId: string, lesson: string) => LessonTrace

/** Reads what learners did in lessons of a course, with a fixed number of statements. Only what reached the server counts. */
export async function readLessonTraces(
  courseSlug: string,
  lessons: readonly { slug: string; parts: LessonParts }[],
  learners: readonly { id: string }[],
  client: Db = db(),
): Promise<LessonTraces> {
  const learnerId = { in: learners.map(({ id }) => id) }
  const checks = lessons.flatMap(({ parts }) => parts.checks)
  const [readings, versions] = await Promise.all([
    client.lessonProgress.findMany({
      where: { learnerId, courseSlug, lessonSlug: { in: lessons.map(({ slug }) => slug) } },
      select: {
        ...{ learnerId: true, lessonSlug: true, finishedSections: true },
        ...{ finishedAt: true, updatedAt: true },
      },
    }),
    client.itemVersion.findMany({
      where: { item: { slug: { in: checks }, course: { slug: courseSlug }, classId: null } },
      select: { id: true, item: { select: { slug: true } } },
    }),
  ])
  const answers = await client.lessonCheck.groupBy({
    by: ['learnerId', 'itemVersionId'],
    where: { learnerId, courseSlug, itemVersionId: { in: versions.map(({ id }) => id) } },
    _min: { answeredAt: true },
  })
  const slugOf = new Map(versions.map(({ id, item }) => [id, item.slug]))
  const answered = new Map<string, Map<string, Date>>()
  for (const { learnerId: id, itemVersionId, _min } of answers) {
    const slug = slugOf.get(itemVersionId)
    if (slug === undefined || _min.answeredAt === null) continue
    const own = answered.get(id) ?? new Map<string, Date>()
    const earlier = own.get(slug)
    if (!earlier || _min.answeredAt < earlier) own.set(slug, _min.answeredAt)
    answered.set(id, own)
  }
  const read = new Map(readings.map((row) => [`${row.learnerId}/${row.lessonSlug}`, row]))
  return (id, lesson) => {
    const reading = read.get(`${id}/${lesson}`)
    return {
      finishedSections: reading?.finishedSections ?? [],
      // Without the time of the last section, because the lesson lost one since: when anything changed last.
      readAt: reading ? (reading.finishedAt ?? reading.updatedAt) : null,
      answeredAt: answered.get(id) ?? new Map(),
    }
  }
}
