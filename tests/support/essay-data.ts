import { randomUUID } from 'node:crypto'
import { RulesSchema } from '@/domain/attempts/rules'
import { ItemSchema } from '@/domain/items/item'
import type { Db } from '@/server/platform/db'
import { sampleItem } from './sample-items'

const toJson = (value: unknown) => JSON.parse(JSON.stringify(value))

/** Creates a class whose students submitted one answer each to a question that is worth 6 points, 2 for each criterion of its rubric. */
export async function fillEssays(client: Db, { students }: { students: number }) {
  const slug = `course-${randomUUID()}`
  const content = toJson(ItemSchema.parse(sampleItem('open-response')))
  const course = await client.course.create({ data: { slug, title: 'A course of essays', contentHash: '' } })
  const person = (name: string) =>
    client.user.create({ data: { name, email: `${randomUUID()}@example.org` }, select: { id: true } })
  const instructor = await person('Ines Instructor')
  const ofClass = await client.class.create({
    data: {
      ...{ courseId: course.id, name: 'Essays' },
      members: { create: { userId: instructor.id, role: 'INSTRUCTOR' } },
    },
  })
  const item = await client.item.create({
    data: {
      ...{ courseId: course.id, slug: content.id, type: content.type, concept: content.concept },
      versions: { create: { number: 1, contentHash: '', content } },
    },
    select: { versions: { select: { id: true } } },
  })
  const rules = toJson(RulesSchema.parse({ resultsPolicy: 'practice' }))
  const title = 'Argue your view'
  const definition = {
    title,
    description: title,
    kind: 'mixed',
    items: [content.id],
    points: { [content.id]: 6 },
    rules,
  }
  const quiz = await client.quiz.create({
    data: {
      ...{ courseId: course.id, slug: `a-${randomUUID()}`, title, kind: 'mixed', definition },
      assignment: { create: { classId: ofClass.id, points: 10, publishedAt: new Date() } },
    },
    select: { id: true, assignment: { select: { id: true } } },
  })
  const learnerIds: string[] = []
  for (let index = 0; index < students; index++) {
    const { id: learnerId } = await person(`Student Name ${index + 1}`)
    learnerIds.push(learnerId)
    await client.classMember.create({ data: { classId: ofClass.id, userId: learnerId, role: 'STUDENT' } })
    await client.attempt.create({
      data: {
        ...{ learnerId, courseSlug: slug, quizId: quiz.id, title, number: 1, state: 'GRADED', seed: 'seed' },
        ...{ rules, earned: 0, possible: 0, submittedAt: new Date(Date.UTC(2026, 0, 1, 12, index)) },
        items: {
          create: {
            ...{ slot: 1, learnerId, itemVersionId: item.versions[0]?.id ?? '', concept: content.concept },
            ...{ response: `Answer number ${index + 1}.`, revision: 1, points: 6 },
            ...{ status: 'ANSWERED', earned: 0, possible: 0 },
          },
        },
      },
    })
  }
  const attempt = await client.attempt.findFirstOrThrow({ where: { learnerId: learnerIds[0] ?? '' } })
  return {
    ...{ classId: ofClass.id, instructorId: instructor.id, assignmentId: quiz.assignment?.id ?? '' },
    ...{ learnerId: learnerIds[0] ?? '', attemptId: attempt.id },
  }
}
