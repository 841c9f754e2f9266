import 'server-only'
import type { AskedItem } from '@/server/attempts/queries'
import { selectQuestions } from '@/server/attempts/select-questions'
import { listDraftItems } from '@/server/attempts/unsaved-attempt'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { composeFor, type LearnerRules } from '@/server/quizzes/quiz-rules'

export type Preview = LearnerRules & { asked: AskedItem[] }

/** Returns an assignment as a student without overrides would see it: its rules and one selection of questions. Stores nothing. */
export async function previewAssignment(
  { quiz, class: ofClass }: AssignmentRow,
  seed: string,
): Promise<Preview> {
  const places = await selectQuestions({
    courseSlug: ofClass.courseSlug,
    definition: quiz.definition,
    classId: ofClass.id,
    seed,
  })
  const versionIds = places.map(({ itemVersionId }) => itemVersionId)
  const slots = versionIds.map((_, index) => index + 1)
  return {
    ...composeFor(quiz, { accommodation: null, override: null, groups: [] }),
    asked: await listDraftItems(versionIds, seed, slots),
  }
}
