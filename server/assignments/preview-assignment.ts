import 'server-only'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { scoreAttempt } from '@/domain/attempts/score-attempt'
import { type Visible, visibleOfAttempt, visibleRows } from '@/domain/attempts/visibility'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import { responseFromForm } from '@/domain/items/response-from-form'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { itemResult } from '@/server/attempts/find-results'
import type { AskedItem } from '@/server/attempts/queries'
import { selectQuestions } from '@/server/attempts/select-questions'
import { listDraftItems } from '@/server/attempts/unsaved-attempt'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { composeFor, type LearnerRules } from '@/server/quizzes/quiz-rules'

export type Preview = LearnerRules & { asked: AskedItem[] }

/** Returns an assignment as a student without overrides would see it: its rules and one selection of questions. Stores nothing. */
export async function previewAssignment(assignment: AssignmentRow, seed: string): Promise<Preview> {
  const versionIds = (await select(assignment, seed)).map(({ itemVersionId }) => itemVersionId)
  const slots = versionIds.map((_, index) => index + 1)
  return {
    ...composeFor(assignment.quiz, { accommodation: null, override: null, groups: [] }),
    asked: await listDraftItems(versionIds, seed, slots),
  }
}

function select({ quiz, class: ofClass }: AssignmentRow, seed: string) {
  const { definition } = quiz
  return selectQuestions({ courseSlug: ofClass.courseSlug, definition, classId: ofClass.id, seed })
}

export type PreviewResults = {
  /** Null if the results visibility hides it right after submission. */
  earned: number | null
  possible: number | null
  /** Empty if the results visibility hides the attempt. */
  items: { slot: number; item: PublicItem; review: VisibleResult }[]
}

type Request = {
  /** The seed of the questions that the preview showed. */
  seed: string
  form: FormData
  /** Whether everything is shown, whatever the results visibility says. */
  hasKeys: boolean
  now: Date
}

/**
 * Grades the answers of a preview as if a student had submitted them. Stores nothing.
 * @throws AppError as `requireAssignmentPermission`
 */
export async function gradePreview(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  { seed, form, hasKeys, now }: Request,
): Promise<PreviewResults> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'teach')
  const { rules } = assignment.quiz
  const graded = { rules, isGraded: true, submittedAt: now }
  const shown = (isWithheld: boolean) => (hasKeys ? EVERYTHING : visibleOfAttempt(graded, isWithheld, now))
  const rows = await readAnswers(assignment, seed, form)
  const results = rows.map((row) => itemResult(row, rules, shown(false), hasKeys))
  const score = scoreAttempt(results.map((result) => result.graded))
  const ofWhole = shown(results.some(({ isWithheld }) => isWithheld))
  return {
    earned: ofWhole.points ? score.earned : null,
    possible: ofWhole['possible-points'] ? score.possible : null,
    items: ofWhole.attempt
      ? results.map(({ attemptItem: { slot, item, review } }) => ({ slot, item, review }))
      : [],
  }
}

const EVERYTHING: Visible = visibleRows('practice', { submittedAt: new Date(0), closesAt: null }, new Date(0))

/** Reads the answers of a form to the questions with this seed, in the shape of attempt items. */
async function readAnswers(assignment: AssignmentRow, seed: string, form: FormData) {
  const places = await select(assignment, seed)
  const versions = await db().itemVersion.findMany({
    where: { id: { in: places.map(({ itemVersionId }) => itemVersionId) } },
    select: { id: true, content: true, item: { select: { isAssignmentOnly: true } } },
  })
  const byId = new Map(versions.map((version) => [version.id, version]))
  return places.flatMap(({ itemVersionId, concept, points }, index) => {
    const version = byId.get(itemVersionId)
    if (!version) return []
    const item = parsedItem(version)
    const prefix = fieldPrefix(index + 1)
    return [
      {
        ...{ slot: index + 1, points, seed, concept, item, itemVersion: { item: version.item } },
        response: responseFromForm(toPublicItem(item), form, prefix),
        certainty: Number(form.get(`${prefix}-certainty`)) || null,
        ...{ confidence: null, tries: [], lockedAt: null },
      },
    ]
  })
}
