import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { QuizSchema } from '@/domain/attempts/quiz'
import type { Course, CourseItem } from '@/domain/content/course'
import { hideIds } from '@/domain/items/hide-ids'
import type { Item } from '@/domain/items/item'
import type { Db, Tx } from '@/server/platform/db'
import { toJson } from '@/server/platform/json'
import { type Audited, writeAudit } from '@/server/platform/write-audit'
import { updateItems, upsertQuizzes } from './course-statements'
import { type CourseFolder, fingerprintOf, parseFolder, readCourseFolders } from './read-course'

/** Raise this when the loader produces different rows from the same files, so that all courses are reloaded. */
const READING = '2'

/**
 * Loads the courses of `content/` into the database. A changed item becomes a new version. Existing versions never change,
 * and items that were removed from the files are retired, because attempts refer to them. Unchanged content costs one query.
 * @param idSalt hides what authored IDs reveal (`hideIds`); stays the same for the life of an installation
 * @returns a summary for the console
 * @throws Error that lists all errors of a course
 */
export async function loadCourses(
  client: Db,
  idSalt: string,
  folders: readonly CourseFolder[] = readCourseFolders(),
): Promise<string> {
  const done: string[] = []
  for (const folder of folders) done.push(await loadFolder(client, folder, idSalt))
  return done.join('; ')
}

async function loadFolder(client: Db, folder: CourseFolder, idSalt: string): Promise<string> {
  const contentHash = hashOf([READING, idSalt, fingerprintOf(folder)])
  const known = await client.course.findUnique({
    where: { slug: folder.slug },
    select: { contentHash: true },
  })
  if (known?.contentHash === contentHash) return 'up to date'
  const course = parseFolder(folder)
  await client.$transaction((tx) => writeCourse(tx, course, { contentHash, idSalt }), { timeout: 60_000 })
  return `${course.lessons.length} lessons, ${course.items.length} items, ${course.quizzes.length} quizzes`
}

type Load = { contentHash: string; idSalt: string }

async function writeCourse(tx: Tx, course: Course, { contentHash, idSalt }: Load): Promise<void> {
  const { slug, title } = course
  const { id: courseId } = await tx.course.upsert({
    where: { slug },
    // The hash is written last, so that an interrupted load is repeated.
    create: { slug, title, contentHash: '' },
    update: { title },
    select: { id: true },
  })
  const changed = await writeItems(tx, courseId, course.items, idSalt)
  const ruled = await writeQuizzes(tx, courseId, course)
  await writeAudit(
    tx,
    { id: null, ipAddress: null },
    {
      action: 'course.load',
      subject: { type: 'course', id: courseId },
      after: { questions: course.items.length, quizzes: course.quizzes.length, changed: changed.length },
    },
    ...changed,
    ...ruled,
  )
  await tx.course.update({ where: { id: courseId }, data: { contentHash, loadedAt: new Date() } })
}

/** @returns audit entries for items that had an earlier version; a first load has one entry for all items */
async function writeItems(
  tx: Tx,
  courseId: string,
  entries: readonly CourseItem[],
  idSalt: string,
): Promise<Audited[]> {
  const rows = await tx.item.findMany({
    where: { courseId, classId: null },
    select: {
      id: true,
      slug: true,
      currentVersion: { select: { number: true, content: true } },
    },
  })
  const stored = new Map(rows.map((row) => [row.slug, row]))
  const created = entries.filter(({ item }) => !stored.has(item.id)).map((entry) => newItem(courseId, entry))
  await tx.item.createMany({ data: created })
  const ids = new Map([...rows, ...created].map(({ slug, id }) => [slug, id]))
  const versions = entries.flatMap(({ item }) => {
    const current = stored.get(item.id)?.currentVersion
    const content = hiding(item, idSalt)
    const contentHash = hashOf([JSON.stringify(content)])
    const itemId = ids.get(item.id)
    // Not by the hash: a migration that renames a field changes the content of stored versions.
    if (!itemId || isDeepStrictEqual(current?.content, toJson(content))) return []
    return [
      { id: randomUUID(), itemId, number: (current?.number ?? 0) + 1, contentHash, content: toJson(content) },
    ]
  })
  await tx.itemVersion.createMany({ data: versions })
  await makeCurrent(tx, versions, entries, courseId)
  const earlier = new Map(rows.map(({ id, currentVersion }) => [id, currentVersion]))
  return versions.flatMap(({ itemId, number, content }): Audited[] => {
    const before = earlier.get(itemId)
    if (!before) return []
    return [
      {
        action: 'item.publish',
        subject: { type: 'item', id: itemId },
        before: { version: before.number, content: before.content },
        after: { version: number, content },
      },
    ]
  })
}

/** Points items to their new versions, restores retired items that are back, and retires missing ones, with one statement. */
async function makeCurrent(
  tx: Tx,
  versions: { id: string; itemId: string }[],
  entries: readonly CourseItem[],
  courseId: string,
): Promise<void> {
  const pointers = versions.map(({ id, itemId }) => ({ id, itemId }))
  const present = entries.map(({ item, isLessonCheck }) => ({
    slug: item.id,
    type: item.type,
    concept: item.concept,
    isLessonCheck,
  }))
  await updateItems(tx, courseId, { present, pointers })
}

function newItem(courseId: string, { item, isLessonCheck }: CourseItem) {
  return { id: randomUUID(), courseId, slug: item.id, type: item.type, concept: item.concept, isLessonCheck }
}

/** @throws if two hidden IDs of one list are equal; then another salt or ID is needed */
function hiding(item: Item, idSalt: string): Item {
  const hidden = hideIds(item, idSalt)
  const lists = Object.values(hidden).filter((value) => Array.isArray(value))
  for (const list of lists) {
    const ids = list.flatMap((entry) => (typeof entry === 'object' && 'id' in entry ? [entry.id] : []))
    if (new Set(ids).size < ids.length) throw new Error(`${item.id}: two hidden IDs are equal`)
  }
  return hidden
}

/** Writes the quizzes and retires missing ones. @returns audit entries for quizzes whose rules changed */
async function writeQuizzes(tx: Tx, courseId: string, course: Course): Promise<Audited[]> {
  const known = await tx.quiz.findMany({
    where: { courseId, slug: { in: course.quizzes.map(({ slug }) => slug) } },
    select: { id: true, slug: true, definition: true },
  })
  const rows = course.quizzes.map(({ slug, quiz }, position) => ({
    id: randomUUID(),
    slug,
    title: quiz.title,
    kind: quiz.kind,
    position,
    definition: quiz,
  }))
  await upsertQuizzes(tx, courseId, rows)
  await tx.quiz.updateMany({
    where: {
      courseId,
      slug: { notIn: rows.map(({ slug }) => slug) },
      retiredAt: null,
      // Assignments don't come from files.
      assignment: null,
    },
    data: { retiredAt: new Date() },
  })
  return known.flatMap(({ id, slug, definition }): Audited[] => {
    const before = QuizSchema.parse(definition).rules
    const after = rows.find((row) => row.slug === slug)?.definition.rules
    if (!after || isDeepStrictEqual(before, after)) return []
    return [{ action: 'rules.quiz', subject: { type: 'quiz', id }, before, after }]
  })
}

function hashOf(parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
