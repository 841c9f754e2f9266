import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { pointsAskedFor, type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import { RulesSchema } from '@/domain/attempts/rules'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { requiredText } from '@/domain/text/typed-text'
import { requireClassPermission } from '@/server/access/class-access'
import { db, type Tx } from '@/server/platform/db'
import { toJson } from '@/server/platform/json'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { getQuiz } from '@/server/quizzes/quiz-rules'

export const NewAssignmentSchema = z.object({
  title: requiredText('Enter a title.', { most: TEXT_LIMITS.title }),
  /** The slug of a course quiz whose questions are copied; '' to start without questions. */
  quiz: idText.default(''),
})

/** Initial rules, which suit a class better than those for practice. */
const FIRST_RULES = RulesSchema.parse({ attempts: 1, resultsPolicy: 'homework' })

/**
 * Creates an unpublished assignment.
 * @returns its ID
 * @throws AppError NOT_FOUND (class or quiz), FORBIDDEN, CLOSED
 */
export async function createAssignment(
  actor: Actor & { id: string },
  classId: string,
  input: z.infer<typeof NewAssignmentSchema>,
): Promise<string> {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  const definition = input.quiz
    ? fromQuiz((await getQuiz(ofClass.courseSlug, input.quiz)).definition, input.title)
    : withoutQuestions(input.title)
  return db().$transaction(async (tx) => {
    const { id, quizId } = await insertAssignment(tx, { ...ofClass, classId: ofClass.id, definition })
    await writeAudit(tx, actor, {
      action: 'assignment.create',
      classId: ofClass.id,
      subject: { type: 'assignment', id },
      after: { title: input.title, quizId },
    })
    return id
  })
}

/** Inserts the rows of an assignment: the assignment and its separate quiz. */
export async function insertAssignment(
  tx: Tx,
  request: {
    courseId: string
    classId: string
    definition: Quiz
    points?: number
    instructions?: string | null
    examAt?: Date | null
    passwordHash?: string | null
    categoryId?: string | null
    isExtraCredit?: boolean
  },
): Promise<{ id: string; quizId: string }> {
  const { courseId, classId, definition, points, instructions = null, examAt = null, passwordHash } = request
  const { categoryId = null, isExtraCredit = false } = request
  const row = await tx.assignment.create({
    data: {
      class: { connect: { id: classId } },
      points: points ?? gradebookPointsOf(definition),
      instructions,
      examAt,
      isExtraCredit,
      ...(categoryId !== null && { category: { connect: { id: categoryId } } }),
      quiz: {
        create: {
          course: { connect: { id: courseId } },
          slug: `a-${randomUUID()}`,
          title: definition.title,
          kind: definition.kind,
          definition: toJson(definition),
          ...(passwordHash && { setting: { rules: {}, passwordHash } }),
        },
      },
    },
    select: { id: true, quizId: true },
  })
  return row
}

/** Points in the gradebook of an assignment that has no questions yet, and the most that there can be. */
const FIRST_POINTS = 10
const MAX_POINTS = 10_000

/** What an assignment is worth in the gradebook until staff change it: as much as its questions. */
export function gradebookPointsOf(definition: Pick<Quiz, 'items' | 'points' | 'pools'>): number {
  return Math.min(pointsAskedFor(definition) || FIRST_POINTS, MAX_POINTS)
}

/** Copies the questions of a quiz, with the initial rules of an assignment. */
function fromQuiz({ items, points, pools, shuffleItems }: Quiz, title: string): Quiz {
  return QuizSchema.parse({
    title,
    description: title,
    kind: 'mixed',
    items,
    points,
    pools,
    shuffleItems,
    rules: FIRST_RULES,
  })
}

function withoutQuestions(title: string): Quiz {
  return QuizSchema.parse({
    ...{ title, description: title, kind: 'mixed', shuffleItems: true, rules: FIRST_RULES },
  })
}
