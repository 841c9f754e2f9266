import 'server-only'
import { holdOpenClass } from '@/server/access/lock-class'
import { updateGrades } from '@/server/grades/counting-score-statements'
import { db, type Tx } from '@/server/platform/db'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { sumAttempts } from '@/server/regrading/sum-attempts'
import { type GradedAnswer, readGradedAnswers } from './graded-answers'
import { notifyPoints } from './notify-points'
import {
  lockGradedAttempts,
  type ReleasedAttempt,
  withdrawReleases,
  writeReleases,
} from './release-statements'

type Target = { classId: string; assignmentId: string }
type Scope = {
  /** The ID of an `Item` row; null for all questions. */
  itemId: string | null
  now: Date
}

/** How many answers, and of how many students, a release or its undoing changed. */
export type ReleaseCount = { answers: number; students: number }

/** Long, because others can use the embedded database's only connection for a while. */
const PATIENCE = { maxWait: 30_000, timeout: 60_000 }

/**
 * Releases the gradings that count, all together: students see them, and they count in scores. Unanswered questions get 0 points. Answers
 * that no one graded still wait. Releasing again releases what was graded or changed since.
 * @throws AppError as `requireAssignmentPermission`
 */
export function releaseGrades(actor: ActingPerson, target: Target, scope: Scope): Promise<ReleaseCount> {
  return change(actor, target, scope, {
    action: 'grading.release',
    choose: (answers) => answers.filter(({ status }) => status === 'graded' || status === 'changed'),
    write: (tx, answers) =>
      writeReleases(
        tx,
        answers.flatMap(({ attemptId, slot, next }) => (next ? [{ attemptId, slot, released: next }] : [])),
        scope.now,
      ),
  })
}

/**
 * Undoes the release of grades: the answers wait again. The gradings stay, so that they can be released again.
 * @throws AppError as `requireAssignmentPermission`
 */
export function withdrawGrades(actor: ActingPerson, target: Target, scope: Scope): Promise<ReleaseCount> {
  return change(actor, target, scope, {
    action: 'grading.withdraw',
    choose: (answers) => answers.filter(({ released }) => released !== null),
    write: (tx, answers) => withdrawReleases(tx, answers, scope.now),
  })
}

type Change = {
  action: 'grading.release' | 'grading.withdraw'
  choose: (answers: GradedAnswer[]) => GradedAnswer[]
  write: (tx: Tx, answers: readonly GradedAnswer[]) => Promise<void>
}

async function change(
  actor: ActingPerson,
  target: Target,
  { itemId, now }: Scope,
  { action, choose, write }: Change,
): Promise<ReleaseCount> {
  return db().$transaction(async (tx) => {
    const assignment = await requireAssignmentPermission(actor.id, target, 'teach', { client: tx })
    await holdOpenClass(tx, assignment.class.id)
    const { id: quizId } = assignment.quiz
    const only = itemId === null ? {} : { itemVersion: { itemId } }
    const found = choose(await readGradedAnswers(tx, quizId, only))
    const attempts = await lockGradedAttempts(tx, [...new Set(found.map(({ attemptId }) => attemptId))])
    // Reads again what others changed while the locks were awaited.
    const ids = attempts.map(({ id }) => id)
    const answers = choose(await readGradedAnswers(tx, quizId, { ...only, attemptId: { in: ids } }))
    if (answers.length === 0) return { answers: 0, students: 0 }
    await write(tx, answers)
    const changed = attempts.filter(({ id }) => answers.some(({ attemptId }) => attemptId === id))
    await settle(tx, actor, { assignment, action, answers, attempts: changed, now })
    return { answers: answers.length, students: new Set(changed.map(({ learnerId }) => learnerId)).size }
  }, PATIENCE)
}

type Changed = {
  assignment: AssignmentRow
  action: Change['action']
  answers: readonly GradedAnswer[]
  attempts: readonly ReleasedAttempt[]
  now: Date
}

/** Updates what depends on the points of answers: totals, gradebook cells, the audit log, and for a release, notifications. */
async function settle(tx: Tx, actor: ActingPerson, changed: Changed): Promise<void> {
  const { assignment, action, answers, attempts, now } = changed
  const learnerIds = [...new Set(attempts.map(({ learnerId }) => learnerId))]
  const totals = await sumAttempts(tx, attempts)
  await updateGrades(tx, assignment.quiz.id, learnerIds)
  await writeAudit(
    tx,
    actor,
    ...attempts.map(({ id, learnerId, earned, possible }) => ({
      action,
      classId: assignment.class.id,
      subject: { type: 'attempt' as const, id },
      learnerId,
      before: { earned, possible },
      after: {
        ...{ earned: totals.find((total) => total.id === id)?.earned ?? null },
        possible: totals.find((total) => total.id === id)?.possible ?? null,
        questions: answers.filter(({ attemptId }) => attemptId === id).map(({ slot }) => slot),
      },
    })),
  )
  if (action !== 'grading.release') return
  const body = `Written answers were graded in ${assignment.class.name}.`
  await notifyPoints(tx, attempts, { title: assignment.quiz.title, body, now })
}
