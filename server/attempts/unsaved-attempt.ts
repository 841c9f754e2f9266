import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { isOpenToDrafts, type Rules } from '@/domain/attempts/rules'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { getQuiz } from '@/server/quizzes/quiz-rules'
import { withOwnWish } from './ask-confidence'
import type { AskedItem, QuestionSummary } from './queries'
import { selectQuestions } from './select-questions'

/**
 * An attempt that isn't saved yet, of a visitor who opened a quiz but hasn't answered anything. Nothing is stored: the seed
 * in the URL determines the questions, and the first answer creates an attempt with the same questions.
 */

export const UnsavedAttemptSchema = z.object({
  course: idText,
  quiz: idText,
  seed: z.uuid(),
})
export type DraftKey = z.infer<typeof UnsavedAttemptSchema>

export type QuizDraft = {
  title: string
  courseSlug: string
  rules: Rules
  questions: QuestionSummary[]
  versionIds: string[]
}

/** @param learnerId null for a visitor @throws AppError NOT_FOUND if there is no such quiz, or its questions aren't shown before it is started */
export async function getDraft(
  { course, quiz: slug, seed }: DraftKey,
  learnerId: string | null,
): Promise<QuizDraft> {
  const quiz = await getQuiz(course, slug)
  const { title, definition, rules, passwordHash } = quiz
  if (!isOpenToDrafts(rules, passwordHash !== null)) throw new AppError('NOT_FOUND')
  const drawn = await selectQuestions({ courseSlug: course, definition, classId: null, seed })
  const questions: QuestionSummary[] = drawn.map((_, index) => ({
    slot: index + 1,
    progress: { state: 'unanswered', answered: 0, parts: 1 },
    flagged: false,
    isLocked: false,
  }))
  return {
    title,
    courseSlug: course,
    rules: await withOwnWish(rules, quiz, learnerId),
    questions,
    versionIds: drawn.map(({ itemVersionId }) => itemVersionId),
  }
}

const UNANSWERED = {
  response: null,
  flagged: false,
  revision: 0,
  certainty: null,
  confidence: null,
  checking: null,
} as const

/** Lists the questions in the given slots of an unsaved attempt, as an attempt with the same seed shows them. */
export async function listDraftItems(
  versionIds: string[],
  seed: string,
  slots: number[],
): Promise<AskedItem[]> {
  const wanted = slots.flatMap((slot) => versionIds[slot - 1] ?? [])
  const rows = await db().itemVersion.findMany({
    where: { id: { in: wanted } },
    select: { id: true, content: true },
  })
  const contents = new Map(rows.map(({ id, content }) => [id, content]))
  return slots.flatMap((slot) => {
    const content = contents.get(versionIds[slot - 1] ?? '')
    if (content === undefined) return []
    const item = parsedItem({ id: versionIds[slot - 1] ?? '', content })
    const asked = toPublicItem(item, presentationOrder(item, seed))
    return [{ slot, item: asked, ...UNANSWERED }]
  })
}

/** Returns the path of an unsaved attempt. */
export function draftPath({ course, quiz, seed }: DraftKey, rest: Record<string, string> = {}): string {
  return `/attempts/new?${new URLSearchParams({ course, quiz, seed, ...rest })}`
}
