import { randomUUID } from 'node:crypto'
import type { Item } from '@/domain/items/item'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'

/** A new user: a guest unless an email is given. */
export async function createLearner(data: Prisma.UserCreateInput = {}): Promise<string> {
  const { id } = await db().user.create({ data, select: { id: true } })
  return id
}

/** A new learner's open attempt with the given items in this order, in a new course. */
export async function createAttempt(items: readonly Item[]) {
  const slug = `course-${randomUUID()}`
  const learnerId = await createLearner()
  const course = await db().course.create({ data: { slug, title: 'A course of a test', contentHash: '' } })
  const attemptItems = []
  for (const [index, item] of items.entries()) {
    const { versions } = await db().item.create({
      data: {
        courseId: course.id,
        slug: `${item.id}-${index}`,
        type: item.type,
        concept: item.concept,
        versions: { create: { number: 1, contentHash: '', content: JSON.parse(JSON.stringify(item)) } },
      },
      select: { versions: { select: { id: true } } },
    })
    attemptItems.push({
      slot: index + 1,
      learnerId,
      concept: item.concept,
      itemVersionId: versions[0]?.id ?? '',
    })
  }
  const { id: attemptId } = await db().attempt.create({
    data: {
      learnerId,
      courseSlug: slug,
      title: 'An attempt',
      number: 1,
      seed: randomUUID(),
      items: { create: attemptItems },
    },
    select: { id: true },
  })
  return { learnerId, attemptId }
}

export function getAttemptItem(attemptId: string, slot = 1) {
  return db().attemptItem.findUniqueOrThrow({ where: { attemptId_slot: { attemptId, slot } } })
}
