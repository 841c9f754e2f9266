import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import type { Rules } from '@/domain/attempts/rules'
import { addCalendarDays, daysBetween } from '@/domain/time/calendar'
import { assertRoomForClass } from '@/server/access/caps'
import { requireClassPermission } from '@/server/access/class-access'
import { canCreateClasses } from '@/server/access/class-creation'
import { insertAssignment } from '@/server/assignments/create-assignment'
import { copyImageUses } from '@/server/items/image-uses'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson, toNullableJson } from '@/server/platform/json'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'
import { ClassNameSchema, newJoinCode } from './create-class'

const date = z.iso.date({ message: 'Select a date.' })
export const CopyClassSchema = ClassNameSchema.extend({
  class: idText,
  /** The start dates of this class and the new one. Dates move by the days between. */
  from: date,
  to: date,
})

/**
 * Copies a class for a new term: its assignments, unpublished, with all dates moved by calendar days in the class's time zone, its own questions with
 * their origin, its comment snippets, and its gradebook settings.
 * Doesn't copy students, groups, or grades. An archived class can be copied.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function copyClass(
  actor: ActingPerson,
  { class: classId, name, term, from, to }: z.infer<typeof CopyClassSchema>,
): Promise<{ id: string }> {
  const days = daysBetween(from, to)
  return db().$transaction(
    async (tx) => {
      const { courseId, timeZone } = await requireClassPermission(actor.id, classId, 'manage', {
        client: tx,
        evenArchived: true,
      })
      if (!(await canCreateClasses(actor.id, tx))) throw new AppError('FORBIDDEN')
      await assertRoomForClass(tx, actor.id)
      const { keepsGrades, gradeScale } = await tx.class.findUniqueOrThrow({
        where: { id: classId },
        select: { keepsGrades: true, gradeScale: true },
      })
      const members = { create: { userId: actor.id, role: 'INSTRUCTOR' } } as const
      const { id } = await tx.class.create({
        data: {
          ...{ courseId, name, term, timeZone, keepsGrades, joinCode: newJoinCode(), copiedFromId: classId },
          gradeScale: toNullableJson(gradeScale),
          members,
        },
        select: { id: true },
      })
      await copySnippets(tx, classId, id)
      const slugs = await copyItems(tx, classId, id, actor.id)
      const categories = await copyCategories(tx, classId, id)
      const assignments = await copyAssignments(
        tx,
        { classId, toId: id, courseId, slugs, categories },
        (moment) => addCalendarDays(moment, days, timeZone),
      )
      await copyLessons(tx, classId, id, (moment) => addCalendarDays(moment, days, timeZone))
      const after = { from: classId, name, term, days, assignments, items: slugs.size }
      await writeAudit(tx, actor, {
        action: 'class.copy',
        subject: { type: 'class', id },
        classId: id,
        after,
      })
      return { id }
    },
    { timeout: 60_000 },
  )
}

async function copySnippets(tx: Tx, classId: string, toId: string): Promise<void> {
  const snippets = await tx.commentSnippet.findMany({
    where: { classId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { text: true, createdAt: true },
  })
  await tx.commentSnippet.createMany({ data: snippets.map((snippet) => ({ ...snippet, classId: toId })) })
}

async function copyLessons(
  tx: Tx,
  classId: string,
  toId: string,
  shift: (moment: Date) => Date,
): Promise<void> {
  const lessons = await tx.lessonAssignment.findMany({
    where: { classId, removedAt: null },
    select: { lessonSlug: true, dueAt: true },
  })
  await tx.lessonAssignment.createMany({
    data: lessons.map(({ lessonSlug, dueAt }) => ({
      ...{ classId: toId, lessonSlug },
      dueAt: dueAt && shift(dueAt),
    })),
  })
}

/** @returns the IDs of the copied gradebook categories, by their IDs in the old class */
async function copyCategories(tx: Tx, classId: string, toId: string): Promise<Map<string, string>> {
  const categories = await tx.gradeCategory.findMany({ where: { classId } })
  const ids = new Map(categories.map(({ id }) => [id, randomUUID()]))
  await tx.gradeCategory.createMany({
    data: categories.map((category) => ({ ...category, id: ids.get(category.id) ?? '', classId: toId })),
  })
  return ids
}

/** @returns the slugs of the copied questions in the new class, by their slugs in the old one */
async function copyItems(
  tx: Tx,
  classId: string,
  toId: string,
  createdById: string,
): Promise<Map<string, string>> {
  const items = await tx.item.findMany({
    where: { classId, retiredAt: null },
    orderBy: { createdAt: 'asc' },
    include: { currentVersion: true, source: { select: { identifier: true, contentHash: true } } },
  })
  const slugs = new Map(items.map(({ slug }) => [slug, `q-${randomUUID()}`]))
  for (const { slug, currentVersion, draft, source, ...item } of items) {
    const copySlug = slugs.get(slug) ?? slug
    const { id, versions } = await tx.item.create({
      data: {
        courseId: item.courseId,
        classId: toId,
        slug: copySlug,
        type: item.type,
        concept: item.concept,
        isLessonCheck: item.isLessonCheck,
        isAssignmentOnly: item.isAssignmentOnly,
        // A question that was never published has no version.
        originVersionId: currentVersion?.id ?? item.originVersionId,
        // A file that is imported again is recognized in the copy too.
        ...(source && { source: { create: source } }),
        ...(draft !== null && { draft: renamed(draft, copySlug), draftSavedAt: item.draftSavedAt }),
        ...(currentVersion && {
          versions: {
            create: {
              number: 1,
              contentHash: currentVersion.contentHash,
              content: renamed(currentVersion.content, copySlug),
              createdById,
            },
          },
        }),
      },
      select: { id: true, versions: { select: { id: true } } },
    })
    const [version] = versions
    if (!version || !currentVersion) continue
    await tx.item.update({ where: { id }, data: { currentVersionId: version.id } })
    await copyImageUses(tx, currentVersion.id, version.id)
  }
  return slugs
}

/** Changes the ID in a question or draft. */
function renamed(stored: unknown, slug: string) {
  const content = toJson(stored)
  return typeof content === 'object' && 'id' in content ? { ...content, id: slug } : content
}

/** @returns how many assignments were copied */
async function copyAssignments(
  tx: Tx,
  {
    classId,
    toId,
    courseId,
    slugs,
    categories,
  }: {
    classId: string
    toId: string
    courseId: string
    slugs: Map<string, string>
    categories: Map<string, string>
  },
  shift: (moment: Date) => Date,
): Promise<number> {
  const rows = await tx.assignment.findMany({
    where: { classId, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ points: true, instructions: true, examAt: true, categoryId: true, isExtraCredit: true },
      quiz: { select: QUIZ_COLUMNS },
    },
  })
  for (const { quiz: stored, points, instructions, examAt, categoryId, isExtraCredit } of rows) {
    const { definition, rules, passwordHash } = toQuiz(stored)
    await insertAssignment(tx, {
      courseId,
      classId: toId,
      definition: copyOf({ ...definition, rules: shifted(rules, shift) }, slugs),
      points,
      instructions,
      examAt: examAt && shift(examAt),
      passwordHash,
      isExtraCredit,
      categoryId: categories.get(categoryId ?? '') ?? null,
    })
  }
  return rows.length
}

function copyOf(definition: Quiz, slugs: ReadonlyMap<string, string>): Quiz {
  const copied = (slug: string) => slugs.get(slug) ?? slug
  const points = Object.entries(definition.points).map(([slug, worth]) => [copied(slug), worth])
  return QuizSchema.parse({
    ...definition,
    items: definition.items.map(copied),
    points: Object.fromEntries(points),
  })
}

function shifted(rules: Rules, shift: (moment: Date) => Date): Rules {
  const move = (moment: Date | null) => moment && shift(moment)
  return {
    ...rules,
    opensAt: move(rules.opensAt),
    dueAt: move(rules.dueAt),
    closesAt: move(rules.closesAt),
  }
}
