import { randomUUID } from 'node:crypto'
import { type AuthoredItem, ItemSchema } from '@/domain/items/item'
import { db } from '@/server/platform/db'
import { sampleItem } from './sample-items'

type Shape = {
  rules?: object
  /** The number of single-choice items; option `a` is correct, `b` incorrect. */
  items?: number
  /** Selected from them at random if given; or else all are asked, in order. */
  draw?: number
  overallFeedback?: { from: number; text: string }[]
}

/** A quiz with its own rules, in a new course. */
export async function createQuiz({ rules = {}, items = 2, draw, overallFeedback = [] }: Shape) {
  const courseSlug = `course-${randomUUID()}`
  const course = await db().course.create({
    data: { slug: courseSlug, title: 'A course of a test', contentHash: '' },
  })
  const ids = Array.from({ length: items }, (_, index) => `item-${index + 1}`)
  for (const id of ids) await createItem(course.id, { ...sampleItem('single-choice'), id })
  const selection = draw ? { pools: [{ concepts: ['canary-concept'], count: draw }] } : { items: ids }
  const definition = {
    title: 'A quiz',
    description: 'Of a test.',
    kind: 'mixed',
    ...selection,
    rules,
    overallFeedback,
  }
  const quiz = await db().quiz.create({
    data: { courseId: course.id, slug: 'quiz', title: 'A quiz', kind: 'mixed', definition },
    select: { id: true },
  })
  return { courseSlug, quizSlug: 'quiz', quizId: quiz.id }
}

async function createItem(courseId: string, authored: AuthoredItem): Promise<void> {
  const item = ItemSchema.parse(authored)
  const { id, versions } = await db().item.create({
    data: {
      courseId,
      slug: item.id,
      type: item.type,
      concept: item.concept,
      versions: { create: { number: 1, contentHash: '', content: JSON.parse(JSON.stringify(item)) } },
    },
    select: { id: true, versions: { select: { id: true } } },
  })
  await db().item.update({ where: { id }, data: { currentVersionId: versions[0]?.id ?? null } })
}
