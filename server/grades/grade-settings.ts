import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import type { GradeCategory } from '@/domain/grades/calculate-total'
import { formatScale, type GradeScale } from '@/domain/grades/grade-scale'
import { GradeScaleSchema } from '@/domain/grades/stored-scale'
import { sumOf } from '@/domain/grading/exact'
import { formatNumber } from '@/domain/text/format'
import { requiredText } from '@/domain/text/typed-text'
import { requireClassPermission } from '@/server/access/class-access'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { CATEGORY_COLUMNS } from './gradebook-columns'
import { getGradeScale } from './gradebook-queries'

export const MAX_CATEGORIES = 20

export const CategorySchema = z.object({
  /** Null for a new category. */
  id: idText.nullable(),
  name: requiredText('Enter a name.', { most: 60 }),
  weight: z.number('Enter a number.').min(0, 'Enter 0 or more.').max(100, 'Enter at most 100.'),
  dropLowest: z
    .number('Enter a whole number.')
    .int('Enter a whole number.')
    .min(0, 'Enter 0 or more.')
    .max(20, 'Enter at most 20.'),
})
export type CategoryInput = z.infer<typeof CategorySchema>

export type GradeSettings = {
  categories: GradeCategory[]
  scale: GradeScale
  assignments: {
    id: string
    title: string
    points: number
    isPublished: boolean
    categoryId: string | null
    isExtraCredit: boolean
  }[]
}

/** Returns the gradebook settings of a class. @throws AppError as `requireClassPermission` */
export async function getGradeSettings(viewerId: string, classId: string): Promise<GradeSettings> {
  const ofClass = await requireClassPermission(viewerId, classId, 'teach')
  const [categories, scale, assignments] = await Promise.all([
    listCategories(db(), ofClass.id),
    getGradeScale(ofClass.id),
    db().assignment.findMany({
      where: { classId: ofClass.id, removedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, points: true, publishedAt: true, categoryId: true, isExtraCredit: true },
        quiz: { select: { title: true } },
      },
    }),
  ])
  return {
    ...{ categories, scale },
    assignments: assignments.map(({ quiz, publishedAt, ...row }) => ({
      ...row,
      title: quiz.title,
      isPublished: publishedAt !== null,
    })),
  }
}

function listCategories(client: Tx, classId: string): Promise<GradeCategory[]> {
  return client.gradeCategory.findMany({
    where: { classId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: CATEGORY_COLUMNS,
  })
}

/**
 * Replaces the categories of a class, in this order. Assignments of a removed category have none afterward.
 * @throws AppError as `requireClassPermission`; INVALID_INPUT if names repeat or weights don't add up to 100; NOT_FOUND if a category isn't in the
 * class
 */
export async function setCategories(
  actor: ActingPerson,
  classId: string,
  categories: readonly CategoryInput[],
): Promise<void> {
  checkCategories(categories)
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    await lockRow(tx, 'Class', classId, 'FOR NO KEY UPDATE')
    const before = await listCategories(tx, classId)
    const known = new Set(before.map(({ id }) => id))
    if (categories.some(({ id }) => id !== null && !known.has(id))) throw new AppError('NOT_FOUND')
    const kept = categories.flatMap(({ id }) => id ?? [])
    await tx.gradeCategory.deleteMany({ where: { classId, id: { notIn: kept } } })
    for (const [position, { id, ...data }] of categories.entries())
      if (id === null) await tx.gradeCategory.create({ data: { ...data, classId, position } })
      else await tx.gradeCategory.update({ where: { id }, data: { ...data, position } })
    const after = await listCategories(tx, classId)
    if (isDeepStrictEqual(before, after)) return
    await writeAudit(tx, actor, {
      ...auditOf(classId),
      before: { categories: before.map(inWords) },
      after: { categories: after.map(inWords) },
    })
  })
}

function auditOf(classId: string) {
  return { action: 'gradebook.change' as const, classId, subject: { type: 'class' as const, id: classId } }
}

function inWords({ name, weight, dropLowest }: GradeCategory): string {
  return `${name} ${weight}%${dropLowest > 0 ? ` without the lowest ${dropLowest}` : ''}`
}

function checkCategories(categories: readonly CategoryInput[]): void {
  if (categories.length === 0) return
  const names = categories.map(({ name }) => name.toLowerCase())
  const repeated = categories.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index)
  if (repeated)
    throw new AppError('INVALID_INPUT', { userMessage: `Two categories are named “${repeated.name}”.` })
  const sum = sumOf(categories.map(({ weight }) => weight))
  if (sum !== 100)
    throw new AppError('INVALID_INPUT', {
      userMessage: `The weights add up to ${formatNumber(sum, 6)}%. They must add up to 100%.`,
    })
}

export const AssignmentCategorySchema = z.object({
  assignmentId: idText,
  categoryId: idText.nullable(),
  isExtraCredit: z.boolean(),
})
type AssignmentCategory = z.infer<typeof AssignmentCategorySchema>

/**
 * Sets the category and extra credit of assignments. Those that aren't named stay as they are.
 * @throws AppError as `requireClassPermission`; NOT_FOUND if an assignment or a category isn't in the class
 */
export async function setAssignmentCategories(
  actor: ActingPerson,
  classId: string,
  entries: readonly AssignmentCategory[],
): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    await lockRow(tx, 'Class', classId, 'FOR NO KEY UPDATE')
    const names = new Map((await listCategories(tx, classId)).map(({ id, name }) => [id, name]))
    const rows = await tx.assignment.findMany({
      where: { classId, id: { in: entries.map(({ assignmentId }) => assignmentId) } },
      select: { id: true, categoryId: true, isExtraCredit: true },
    })
    const stored = new Map(rows.map((row) => [row.id, row]))
    const toWords = (of: { categoryId: string | null; isExtraCredit: boolean }) => ({
      category: of.categoryId && (names.get(of.categoryId) ?? null),
      isExtraCredit: of.isExtraCredit,
    })
    for (const { assignmentId, ...after } of entries) {
      const before = stored.get(assignmentId)
      if (!before || (after.categoryId !== null && !names.has(after.categoryId)))
        throw new AppError('NOT_FOUND')
      if (before.categoryId === after.categoryId && before.isExtraCredit === after.isExtraCredit) continue
      await tx.assignment.update({ where: { id: assignmentId }, data: after })
      await writeAudit(tx, actor, {
        ...{ action: 'assignment.change', classId, subject: { type: 'assignment', id: assignmentId } },
        before: toWords(before),
        after: toWords(after),
      })
    }
  })
}

/** Sets the scale of a class. @throws AppError as `requireClassPermission` */
export async function setGradeScale(actor: ActingPerson, classId: string, scale: GradeScale): Promise<void> {
  const after = GradeScaleSchema.parse(scale)
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    await lockRow(tx, 'Class', classId, 'FOR NO KEY UPDATE')
    const before = await getGradeScale(classId, tx)
    if (isDeepStrictEqual(before, after)) return
    await tx.class.update({ where: { id: classId }, data: { gradeScale: toJson(after) } })
    const words = (of: GradeScale) => ({ scale: formatScale(of).split('\n'), passFrom: of.passFrom })
    await writeAudit(tx, actor, { ...auditOf(classId), before: words(before), after: words(after) })
  })
}
