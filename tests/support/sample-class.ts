import { randomUUID } from 'node:crypto'
import { RulesSchema } from '@/domain/attempts/rules'
import { type AuthoredItem, ItemSchema } from '@/domain/items/item'
import { db } from '@/server/platform/db'
import { createLearner } from './sample-attempt'
import { sampleItem } from './sample-items'

type Shape = {
  students?: number
  /**
   * The items of the class's assignment, in this order; by default three single-choice items (option `a` is correct,
   * `b` incorrect).
   */
  items?: readonly AuthoredItem[]
  rules?: object
  points?: number
  /** What a question is worth, by its ID; 1 if left out. */
  itemPoints?: Record<string, number>
  isPublished?: boolean
}

/** A new class with an instructor, students, and one assignment, in a new course. */
export async function createClass(shape: Shape = {}) {
  const { students = 2, rules = {}, points = 10, itemPoints = {}, isPublished = true } = shape
  const items =
    shape.items ?? [1, 2, 3].map((number) => ({ ...sampleItem('single-choice'), id: `item-${number}` }))
  const courseSlug = `course-${randomUUID()}`
  const { id: courseId } = await db().course.create({
    data: { slug: courseSlug, title: 'A course of a test', contentHash: '' },
  })
  const itemIds = []
  for (const authored of items) itemIds.push(await createBankItem(courseId, authored))
  const instructorId = await createAccount('Instructor')
  const studentIds = []
  for (let index = 1; index <= students; index++) studentIds.push(await createAccount(`Student ${index}`))
  const { id: classId } = await db().class.create({
    data: {
      courseId,
      name: 'A class of a test',
      members: {
        create: [
          { userId: instructorId, role: 'INSTRUCTOR' },
          ...studentIds.map((userId) => ({ userId, role: 'STUDENT' as const })),
        ],
      },
    },
    select: { id: true },
  })
  const assignment = await createAssignmentRow({
    classId,
    courseId,
    itemSlugs: items.map(({ id }) => id),
    rules,
    points,
    itemPoints,
    isPublished,
  })
  return { courseId, courseSlug, classId, instructorId, studentIds, itemIds, ...assignment }
}

/** A user with an account. */
export function createAccount(name: string): Promise<string> {
  return createLearner({ name, email: `${randomUUID()}@example.org` })
}

/** Another assignment of a class. */
export async function createAssignmentRow(request: {
  classId: string
  courseId: string
  itemSlugs: readonly string[]
  rules?: object
  points?: number
  itemPoints?: Record<string, number>
  isPublished?: boolean
  title?: string
}) {
  const {
    classId,
    courseId,
    itemSlugs,
    rules = {},
    points = 10,
    itemPoints = {},
    isPublished = true,
  } = request
  const { title = 'An assignment' } = request
  const definition = {
    title,
    description: 'Of a test.',
    kind: 'mixed',
    items: [...itemSlugs],
    points: itemPoints,
    rules: RulesSchema.parse(rules),
  }
  const quiz = await db().quiz.create({
    data: {
      courseId,
      slug: `a-${randomUUID()}`,
      title,
      kind: 'mixed',
      definition: JSON.parse(JSON.stringify(definition)),
      assignment: { create: { classId, points, publishedAt: isPublished ? new Date() : null } },
    },
    select: { id: true, assignment: { select: { id: true } } },
  })
  return { quizId: quiz.id, assignmentId: quiz.assignment?.id ?? '' }
}

/** @param classId for a class's own item; omitted for the course's @returns the row's id */
export async function createBankItem(
  courseId: string,
  authored: AuthoredItem,
  own: { classId?: string; isAssignmentOnly?: boolean } = {},
): Promise<string> {
  const item = ItemSchema.parse(authored)
  const { id, versions } = await db().item.create({
    data: {
      courseId,
      slug: item.id,
      type: item.type,
      concept: item.concept,
      ...own,
      versions: { create: { number: 1, contentHash: '', content: JSON.parse(JSON.stringify(item)) } },
    },
    select: { id: true, versions: { select: { id: true } } },
  })
  await db().item.update({ where: { id }, data: { currentVersionId: versions[0]?.id ?? null } })
  return id
}
