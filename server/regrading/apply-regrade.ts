import 'server-only'
import { needsKey } from '@/domain/regrading/regrade'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { lockGrading } from './active-regrades'
import { getOrder, type RegradeInput } from './regrade-request'
import { runRegrade } from './run-regrade'

type Request = RegradeInput & { reason: string; now: Date }

/**
 * Records a regrade of an item of an assignment and runs it. If the server stops, it resumes the regrade at the next start. Idempotent.
 * @returns the run's ID
 * @throws AppError as `previewRegrade`; CONFLICT while another regrade of this item is running
 */
export async function applyRegrade(
  actor: Actor & { id: string },
  target: { classId: string; assignmentId: string },
  request: Request,
): Promise<string> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const runId = await db().$transaction(async (tx) => {
    await lockGrading(tx, assignment.quiz.id)
    await getOrder(tx, assignment, request)
    return (await findSame(tx, assignment, request)) ?? (await record(tx, actor, assignment, request))
  })
  await runRegrade(db(), runId, request.now)
  return runId
}

/** Returns the last regrade of this item if it is the same as the request, for example because a button was pressed twice. */
async function findSame(
  tx: Tx,
  { quiz }: AssignmentRow,
  { item, version, policy, reason }: Request,
): Promise<string | null> {
  const last = await tx.regradeRun.findFirst({
    where: { quizId: quiz.id, itemId: item, state: { not: 'UNDONE' } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, state: true, policy: true, toVersionId: true, reason: true },
  })
  const isSame =
    last?.policy === policy &&
    last.reason === reason &&
    (last.toVersionId ?? '') === (needsKey(policy) ? version : '')
  if (last && isSame && last.state !== 'UNDOING') return last.id
  if (last?.state === 'RUNNING' || last?.state === 'UNDOING')
    throw new AppError('CONFLICT', {
      userMessage: 'A regrade of this question is in progress. Try again when it’s finished.',
    })
  return null
}

async function record(
  tx: Tx,
  actor: Actor & { id: string },
  assignment: AssignmentRow,
  { item, version, policy, reason, now }: Request,
): Promise<string> {
  const quizId = assignment.quiz.id
  const toVersionId = needsKey(policy) ? version : null
  const { _max } = await tx.regradeRun.aggregate({ where: { quizId }, _max: { createdAt: true } })
  const { id } = await tx.regradeRun.create({
    data: {
      ...{ classId: assignment.class.id, quizId, itemId: item, toVersionId, policy, reason },
      createdById: actor.id,
      // The time identifies and orders the regrades of a quiz.
      createdAt: new Date(Math.max(now.getTime(), (_max.createdAt?.getTime() ?? 0) + 1)),
    },
    select: { id: true },
  })
  await writeAudit(tx, actor, {
    action: 'regrade.apply',
    classId: assignment.class.id,
    subject: { type: 'regrade', id },
    after: { assignment: assignment.id, item, version: toVersionId, policy, reason },
  })
  return id
}
