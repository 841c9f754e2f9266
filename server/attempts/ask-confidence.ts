import type { Rules } from '@/domain/attempts/rules'
import type { QuizRow } from '@/server/quizzes/quiz-rules'
import { getStudySettings } from '@/server/review/study-settings'

/** Adds the question about confidence to a self-study quiz if the learner turned it on. In a class, only the class's rules do. */
export async function withOwnWish(
  rules: Rules,
  { assignment }: Pick<QuizRow, 'assignment'>,
  learnerId: string | null,
): Promise<Rules> {
  if (rules.confidence || assignment !== null) return rules
  return { ...rules, confidence: (await getStudySettings(learnerId)).asksConfidence }
}
