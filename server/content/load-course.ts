import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { QuizSchema } from '@/domain/attempts/quiz'
import type { Course, CourseItem } from '@/domain/content/course'
import { hideIds } from '@/domain/items/hide-ids'
import type { Item } from '@/domain/items/item'
import type { Prisma } from '@/generated/prisma/client'
import type { Db, Tx } from '@/server/platform/db'
import { type Audited, writeAudit } from '@/server/platform/write-audit'
import { type CourseFolder, fingerprintOf, parseFolder, readCourseFolders } from './read-course'

/** Raise it when reading changes what comes of the same files: the courses are then loaded again. */
const READING = '2'

/**
 * Brings the courses of `content/` into the database. A changed item becomes a new version; versions that are there are
 * never touched, and what is gone from the files is retired, since attempts hold it. Unchanged content costs one query.
 * @param idSalt hides what authored ids give away (`hideIds`); the same for the life of an installation
 * @returns what was done, in words
 * @throws Error that lists every fault of a course
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
    // The hash is written last: a load that was cut off is done again.
    create: { slug, title, contentHash: '' },
    update: { title },
    select: { id: true },
  })
  const changed = await writeItems(tx, courseId, course.items, idSalt)
  const ruled = await writeQuizzes(tx, courseId, course)
  await writeAudit(
    tx,
    { id: null, address: null },
    {
      act: 'course.load',
      subject: { type: 'course', id: courseId },
      after: { questions: course.items.length, quizzes: course.quizzes.length, changed: changed.length },
    },
    ...changed,
    ...ruled,
  )
  await tx.course.update({ where: { id: courseId }, data: { contentHash, loadedAt: new Date() } })
}

/** @returns for the record: each item that had another version before; those of a first load stand in one row together */
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
      currentVersion: { select: { number: true, contentHash: true, content: true } },
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
    if (!itemId || current?.contentHash === contentHash) return []
    return [
      { id: randomUUID(), itemId, number: (current?.number ?? 0) + 1, contentHash, content: json(content) },
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
        act: 'item.publish',
        subject: { type: 'item', id: itemId },
        before: { version: before.number, content: before.content },
        after: { version: number, content },
      },
    ]
  })
}

/** Points items at their new versions, brings back what had been retired, retires what is gone: one statement. */
async function makeCurrent(
  tx: Tx,
  versions: { id: string; itemId: string }[],
  entries: readonly CourseItem[],
  courseId: string,
): Promise<void> {
  const pointers = versions.map(({ id, itemId }) => ({ id, itemId }))
  const present = entries.map(({ item, isCheck }) => ({
    slug: item.id,
    type: item.type,
    concept: item.concept,
    isCheck,
  }))
  await tx.$executeRaw`
    WITH present AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(present)}::jsonb)
        AS entry("slug" text, "type" text, "concept" text, "isCheck" boolean)
    ), pointer AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(pointers)}::jsonb) AS entry("id" text, "itemId" text)
    )
    UPDATE "Item" item SET
      "currentVersionId" = COALESCE((SELECT pointer."id" FROM pointer WHERE pointer."itemId" = item."id"), item."currentVersionId"),
      "type" = COALESCE((SELECT "type" FROM present WHERE present."slug" = item."slug"), item."type"),
      "concept" = COALESCE((SELECT "concept" FROM present WHERE present."slug" = item."slug"), item."concept"),
      "isCheck" = COALESCE((SELECT "isCheck" FROM present WHERE present."slug" = item."slug"), item."isCheck"),
      "retiredAt" = CASE WHEN item."slug" IN (SELECT "slug" FROM present) THEN NULL
        ELSE COALESCE(item."retiredAt", CURRENT_TIMESTAMP) END
    WHERE item."courseId" = ${courseId} AND item."classId" IS NULL`
}

function newItem(courseId: string, { item, isCheck }: CourseItem) {
  return { id: randomUUID(), courseId, slug: item.id, type: item.type, concept: item.concept, isCheck }
}

/** @throws where two ids of one list came out alike: another salt, or another id, is needed */
function hiding(item: Item, idSalt: string): Item {
  const hidden = hideIds(item, idSalt)
  const lists = Object.values(hidden).filter((value) => Array.isArray(value))
  for (const list of lists) {
    const ids = list.flatMap((entry) => (typeof entry === 'object' && 'id' in entry ? [entry.id] : []))
    if (new Set(ids).size < ids.length) throw new Error(`${item.id}: two hidden ids are alike`)
  }
  return hidden
}

/** Writes quizzes that are there, retires what is gone. @returns for the record: those whose rules are others than before */
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
  await tx.$executeRaw`
    INSERT INTO "Quiz" ("id", "courseId", "slug", "title", "kind", "position", "definition")
    SELECT "id", ${courseId}, "slug", "title", "kind", "position", "definition"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry(
      "id" text, "slug" text, "title" text, "kind" text, "position" integer, "definition" jsonb)
    ON CONFLICT ("courseId", "slug") DO UPDATE SET
      "title" = EXCLUDED."title", "kind" = EXCLUDED."kind", "position" = EXCLUDED."position",
      "definition" = EXCLUDED."definition", "retiredAt" = NULL`
  await tx.quiz.updateMany({
    where: {
      courseId,
      slug: { notIn: rows.map(({ slug }) => slug) },
      retiredAt: null,
      // A class's assignments are nobody's files.
      assignment: null,
    },
    data: { retiredAt: new Date() },
  })
  return known.flatMap(({ id, slug, definition }): Audited[] => {
    const before = QuizSchema.parse(definition).rules
    const after = rows.find((row) => row.slug === slug)?.definition.rules
    if (!after || isDeepStrictEqual(before, after)) return []
    return [{ act: 'rules.quiz', subject: { type: 'quiz', id }, before, after }]
  })
}

function hashOf(parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/** Parsed content holds nothing that JSON does not. */
function json(value: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value))
}
