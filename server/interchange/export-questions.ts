import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { isInPool } from '@/domain/attempts/is-in-pool'
import { exportQuestion } from '@/domain/interchange/export-by-type'
import type { ExportedQuestion, ExportFormat, ExportImage } from '@/domain/interchange/export-format'
import { EXPORT_FORMATS } from '@/domain/interchange/export-formats'
import type { ExportQuestion } from '@/domain/interchange/export-question'
import { imageUrlsOf } from '@/domain/interchange/export-texts'
import type { Item } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { readBank } from '@/server/attempts/select-questions'
import { withItems } from '@/server/content/parsed-items'
import { getCourse, readCourseImage } from '@/server/content/read-course'
import { findStaffImage } from '@/server/media/find-image'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { citation } from './citation'

/** Which questions to export. */
export const ExportScopeSchema = z.object({
  /** `class`: its own questions, `course`: those of its course, or the ID of an assignment: those that it can ask. */
  from: idText.catch('class').default('class'),
  /** `yes`: the class's retired questions too. */
  retired: z.enum(['', 'yes']).catch('').default(''),
})
export type ExportScope = z.infer<typeof ExportScopeSchema>

/** Questions with their keys, as staff select them. */
export type SelectedQuestions = {
  class: ClassForMember
  /** The name of the class, the course, or the assignment. */
  title: string
  questions: readonly { item: Item; question: ExportQuestion }[]
  /** The number of the class's questions without a published version, which can't be exported. */
  drafts: number
}

/**
 * Reads questions with their keys for staff who can read those in the class, even after it was archived.
 * @throws AppError as `requireClassPermission`; NOT_FOUND if the assignment isn't the class's
 */
export async function selectForExport(
  viewerId: string,
  classId: string,
  scope: ExportScope,
): Promise<SelectedQuestions> {
  if (scope.from !== 'class' && scope.from !== 'course') return ofAssignment(viewerId, classId, scope.from)
  const ofClass = await requireClassPermission(viewerId, classId, 'teach', { evenArchived: true })
  const isOwn = scope.from === 'class'
  const course = getCourse(ofClass.courseSlug)
  const where = {
    courseId: ofClass.courseId,
    classId: isOwn ? ofClass.id : null,
    isLessonCheck: false,
    ...(!(isOwn && scope.retired === 'yes') && { retiredAt: null }),
  }
  const [rows, drafts] = await Promise.all([
    db().item.findMany({
      where: { ...where, currentVersionId: { not: null } },
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
      select: { currentVersionId: true },
    }),
    isOwn ? db().item.count({ where: { ...where, currentVersionId: null } }) : 0,
  ])
  const versionIds = rows.flatMap(({ currentVersionId }) => currentVersionId ?? [])
  return {
    class: ofClass,
    title: isOwn ? ofClass.name : course.title,
    questions: await readQuestions(ofClass, versionIds),
    drafts,
  }
}

/** The selected questions in their order, and all that the random rules can draw. */
async function ofAssignment(
  viewerId: string,
  classId: string,
  assignmentId: string,
): Promise<SelectedQuestions> {
  const { quiz, class: ofClass } = await requireAssignmentPermission(
    viewerId,
    { classId, assignmentId },
    'teach',
    { evenArchived: true },
  )
  const { items, pools } = quiz.definition
  const bank = await readBank({ courseSlug: ofClass.courseSlug, items, classId: ofClass.id })
  const selected = items.flatMap((slug) => bank.find(({ id }) => id === slug) ?? [])
  const drawn = bank.filter(
    (entry) =>
      !entry.isLessonCheck && !isGradedByPerson(entry.type) && pools.some((pool) => isInPool(pool, entry)),
  )
  const versionIds = [...new Set([...selected, ...drawn].map(({ itemVersionId }) => itemVersionId))]
  return { class: ofClass, title: quiz.title, questions: await readQuestions(ofClass, versionIds), drafts: 0 }
}

async function readQuestions({ courseSlug }: ClassForMember, versionIds: readonly string[]) {
  const course = getCourse(courseSlug)
  const titles = new Map(course.concepts.map(({ id, title }) => [id, title]))
  const rows = await withItems(versionIds.map((itemVersionId) => ({ itemVersionId })))
  return rows.map(({ item }) => ({
    item,
    question: exportQuestion(item, {
      concept: (item.concept === undefined ? undefined : titles.get(item.concept)) ?? null,
      source: citation(item.paragraphs, course.source),
    }),
  }))
}

/** Lists what can be exported in a class, for a select field. The caller has checked access with `requireClassPermission`. */
export async function listExportScopes({
  id,
}: ClassForMember): Promise<(readonly [from: string, label: string])[]> {
  const assignments = await db().assignment.findMany({
    where: { classId: id, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, quiz: { select: { title: true } } },
  })
  return [
    ['class', 'This class’s questions'],
    ...assignments.map((assignment) => [assignment.id, `Assignment: ${assignment.quiz.title}`] as const),
    ['course', 'The course’s questions'],
  ]
}

/** What the format can't keep, before the file is created. */
export type ExportPreview = Omit<SelectedQuestions, 'questions'> & {
  format: ExportFormat
  /** One for each question. */
  report: readonly ExportedQuestion[]
}

/** @throws AppError as `selectForExport` */
export async function previewExport(
  viewerId: string,
  classId: string,
  scope: ExportScope,
  formatId: string,
): Promise<ExportPreview> {
  const { questions, ...selected } = await selectForExport(viewerId, classId, scope)
  const format = getFormat(formatId)
  const all = questions.map(({ question }) => question)
  // Which pictures there are is enough for the report.
  const images = await readImages(viewerId, all, { withBytes: false })
  return { ...selected, format, report: format.write(all, { title: selected.title, images }).questions }
}

export type ExportedQuestions = {
  fileName: string
  mediaType: string
  bytes: Uint8Array
  report: readonly ExportedQuestion[]
}

/**
 * Writes a file of questions with their keys, and logs it.
 * @throws AppError as `selectForExport`
 */
export async function exportQuestions(
  actor: ActingPerson,
  classId: string,
  scope: ExportScope,
  formatId: string,
): Promise<ExportedQuestions> {
  const { questions, title, class: ofClass } = await selectForExport(actor.id, classId, scope)
  const format = getFormat(formatId)
  const all = questions.map(({ question }) => question)
  const file = format.write(all, { title, images: await readImages(actor.id, all, { withBytes: true }) })
  const written = file.questions.filter(({ fidelity }) => fidelity !== 'none').length
  const subject =
    scope.from === 'class' || scope.from === 'course'
      ? ({ type: 'class', id: ofClass.id } as const)
      : ({ type: 'assignment', id: scope.from } as const)
  await db().$transaction((tx) =>
    writeAudit(tx, actor, {
      ...{ action: 'item.export', subject, classId: ofClass.id },
      after: { from: title, format: format.name, questions: written },
    }),
  )
  return {
    fileName: `${fileNameOf(title)}${format.extension}`,
    mediaType: format.mediaType,
    bytes: file.bytes,
    report: file.questions,
  }
}

function getFormat(id: string): ExportFormat {
  const format = EXPORT_FORMATS.find((candidate) => candidate.id === id)
  if (!format) throw new AppError('NOT_FOUND')
  return format
}

const NO_BYTES = new Uint8Array()

/** The pictures of questions by their URLs. One that the viewer can't see is left out. */
async function readImages(
  viewerId: string,
  questions: readonly ExportQuestion[],
  { withBytes }: { withBytes: boolean },
): Promise<Map<string, ExportImage>> {
  const images = new Map<string, ExportImage>()
  for (const src of new Set(questions.flatMap(imageUrlsOf))) {
    const image = ofCourse(src) ?? (await uploaded(viewerId, src, withBytes))
    if (image) images.set(src, image)
  }
  return images
}

function ofCourse(src: string): ExportImage | null {
  const [, course, hash = '', name = ''] = /^\/courses\/([^/]+)\/images\/([^/]+)\/([^/]+)$/.exec(src) ?? []
  const image = course === undefined ? null : readCourseImage(course, { hash, name })
  return image && { name: `${hash}-${name}`, mediaType: image.type, bytes: image.bytes }
}

async function uploaded(viewerId: string, src: string, withBytes: boolean): Promise<ExportImage | null> {
  const [, id] = /^\/media\/([0-9a-f-]+)$/.exec(src) ?? []
  const image = id === undefined ? null : await findStaffImage(viewerId, id)
  const bytes = withBytes ? await image?.readBytes() : NO_BYTES
  return image && bytes
    ? { name: `${id}.${image.type.slice('image/'.length)}`, mediaType: image.type, bytes }
    : null
}

function fileNameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return name || 'questions'
}
