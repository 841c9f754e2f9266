import 'server-only'
import { lockRow } from '@/server/platform/database-statements'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { lockGrading } from './active-regrades'
import { runUndo } from './undo-run'

/**
 * Undoes a regrade from its recorded changes. Idempotent.
 * @throws AppError as `requireAssignmentPermission`; NOT_FOUND; CONFLICT if it is still running, or a later regrade of the same item builds on it
 */
export async function undoRegrade(
  actor: Actor & { id: string },
  target: { classId: string; assignmentId: string },
  runId: string,
  now: Date,
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const quizId = assignment.quiz.id
  await db().$transaction(async (tx) => {
    await lockGrading(tx, quizId)
    await lockRow(tx, 'RegradeRun', runId, 'FOR NO KEY UPDATE')
    const run = await tx.regradeRun.findFirst({ where: { id: runId, quizId } })
    if (!run) throw new AppError('NOT_FOUND')
    if (run.state === 'UNDONE' || run.state === 'UNDOING') return
    if (run.state === 'RUNNING')
      throw new AppError('CONFLICT', {
        userMessage: 'This regrade is still in progress. Try again when it’s finished.',
      })
    const later = await tx.regradeRun.count({
      where: {
        ...{ quizId, itemId: run.itemId },
        state: { not: 'UNDONE' },
        createdAt: { gt: run.createdAt },
      },
    })
    if (later > 0)
      throw new AppError('CONFLICT', {
        userMessage: 'A later regrade of this question builds on this one. Undo that one first.',
      })
    await tx.regradeRun.update({ where: { id: runId }, data: { state: 'UNDOING' } })
    await writeAudit(tx, actor, {
      action: 'regrade.undo',
      classId: assignment.class.id,
      subject: { type: 'regrade', id: runId },
      before: { assignment: assignment.id, item: run.itemId, policy: run.policy, reason: run.reason },
    })
  })
  await runUndo(db(), runId, now)
}
