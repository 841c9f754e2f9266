import 'server-only'
import { z } from 'zod'
import type { Item } from '@/domain/items/item'
import { needsKey, RegradePolicySchema } from '@/domain/regrading/regrade'
import { type AssignmentRow, getAssignmentFor } from '@/server/assignments/assignment-access'
import { type Actor, writeAudit } from '@/server/audit/write-audit'
import { parsedItem } from '@/server/content/parsed-items'
import { db, type Tx } from '@/server/db'
import { AppError } from '@/server/errors'
import { changesOf } from './regraded-places'
import { readPlaces, runRegrade, runUndo } from './run-regrade'

type Place = { classId: string; assignmentId: string }
type Person = Actor & { id: string }

export const RegradeSchema = z.object({
  /** Of the row of `Item` that was asked. */
  item: z.string().min(1).max(100),
  /** A later version of it, or of the class's copy of it; '' where the policy needs none. */
  version: z.string().max(100).default(''),
  policy: RegradePolicySchema,
})
export type RegradeRequest = z.infer<typeof RegradeSchema>

export type RegradePreview = {
  attempts: number
  up: number
  down: number
  same: number
  /** Mean share of the marks, 0 to 1; null without an attempt. */
  meanBefore: number | null
  meanAfter: number | null
  /** Those who move, the most moved first. */
  movers: { name: string; attempt: number; before: number; after: number; possible: number }[]
}

/** Who would move and by how much; nothing is written. @throws AppError as `getAssignmentFor`; NOT_FOUND, INVALID_INPUT */
export async function previewRegrade(
  viewerId: string,
  place: Place,
  request: RegradeRequest,
): Promise<RegradePreview> {
  const assignment = await getAssignmentFor(viewerId, place, 'teach')
  return db().$transaction(async (tx) => {
    const changed = await getTarget(tx, assignment, request)
    const quizId = assignment.quiz.id
    const places = await readPlaces(tx, { quizId, itemId: request.item }, { untouchedBy: null, take: null })
    const changes = await changesOf(tx, places, request.policy, changed)
    const shares = changes.map((change) => ({
      attemptId: change.place.attemptId,
      before: shareOf(change.place.attemptEarned ?? 0, change.place.attemptPossible ?? 0),
      after: shareOf(change.attemptEarnedAfter, change.attemptPossibleAfter),
      possible: change.attemptPossibleAfter,
    }))
    const isMoved = ({ before, after }: { before: number; after: number }) => Math.abs(after - before) > 1e-9
    const moved = shares
      .filter(isMoved)
      .sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before))
    const names = await namesOf(
      tx,
      moved.slice(0, MOST_MOVERS).map(({ attemptId }) => attemptId),
    )
    return {
      attempts: shares.length,
      up: moved.filter(({ before, after }) => after > before).length,
      down: moved.filter(({ before, after }) => after < before).length,
      same: shares.length - moved.length,
      meanBefore: meanOf(shares.map(({ before }) => before)),
      meanAfter: meanOf(shares.map(({ after }) => after)),
      movers: moved.flatMap(({ attemptId, before, after, possible }) => {
        const known = names.get(attemptId)
        return known ? [{ ...known, before, after, possible }] : []
      }),
    }
  })
}

const MOST_MOVERS = 200

function shareOf(earned: number, possible: number): number {
  return possible > 0 ? earned / possible : 0
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

async function namesOf(tx: Tx, attemptIds: string[]) {
  const rows = await tx.attempt.findMany({
    where: { id: { in: attemptIds } },
    select: { id: true, number: true, learner: { select: { name: true, email: true } } },
  })
  return new Map(
    rows.map(({ id, number, learner }) => [
      id,
      { name: learner.name ?? learner.email ?? '', attempt: number },
    ]),
  )
}

/** The item whose key is to hold; null where the policy needs none. */
async function getTarget(
  tx: Tx,
  { class: ofClass, quiz }: AssignmentRow,
  { item, version, policy }: RegradeRequest,
): Promise<Item | null> {
  const asked = await tx.attemptItem.findFirst({
    where: { attempt: { quizId: quiz.id }, itemVersion: { itemId: item } },
    select: { slot: true },
  })
  if (!asked) throw new AppError('NOT_FOUND')
  if (!needsKey(policy)) return null
  const target = await tx.itemVersion.findFirst({
    where: {
      id: version,
      OR: [{ itemId: item }, { item: { classId: ofClass.id, originVersion: { itemId: item } } }],
    },
    select: { id: true, content: true },
  })
  if (!target)
    throw new AppError('INVALID_INPUT', { userMessage: 'Choose the version whose key is to count.' })
  return parsedItem(target)
}

/**
 * Regrades an item of an assignment: recorded, then run to its end. What a stop cuts off the server goes on with.
 * @returns the run's id
 * @throws AppError as `previewRegrade`
 */
export async function applyRegrade(
  actor: Person,
  place: Place,
  request: RegradeRequest & { reason: string; now: Date },
): Promise<string> {
  const assignment = await getAssignmentFor(actor.id, place, 'teach')
  const { item, version, policy, reason, now } = request
  const runId = await db().$transaction(async (tx) => {
    await getTarget(tx, assignment, request)
    const { id } = await tx.regradeRun.create({
      data: {
        classId: assignment.class.id,
        quizId: assignment.quiz.id,
        itemId: item,
        toVersionId: needsKey(policy) ? version : null,
        policy,
        reason,
        createdById: actor.id,
        createdAt: now,
      },
      select: { id: true },
    })
    await writeAudit(tx, actor, {
      act: 'regrade.apply',
      classId: assignment.class.id,
      subject: { type: 'regrade', id },
      after: { assignment: assignment.id, item, version, policy, reason },
    })
    return id
  })
  await runRegrade(db(), runId, now)
  return runId
}

/**
 * Takes a regrade back, from its ledger. Undoing twice is undoing once.
 * @throws AppError as `getAssignmentFor`; NOT_FOUND; CONFLICT where it is still running, or another regrade of the same item stands on it
 */
export async function undoRegrade(actor: Person, place: Place, runId: string, now: Date): Promise<void> {
  const assignment = await getAssignmentFor(actor.id, place, 'teach')
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "RegradeRun" WHERE "id" = ${runId} FOR UPDATE`
    const run = await tx.regradeRun.findFirst({ where: { id: runId, quizId: assignment.quiz.id } })
    if (!run) throw new AppError('NOT_FOUND')
    if (run.state === 'UNDONE' || run.state === 'UNDOING') return
    const later = await tx.regradeRun.count({
      where: {
        quizId: run.quizId,
        itemId: run.itemId,
        state: { in: ['RUNNING', 'DONE'] },
        createdAt: { gt: run.createdAt },
      },
    })
    if (run.state === 'RUNNING' || later > 0)
      throw new AppError('CONFLICT', {
        userMessage: 'A later regrade of this question stands on this one: undo that first.',
      })
    await tx.regradeRun.update({ where: { id: runId }, data: { state: 'UNDOING' } })
    await writeAudit(tx, actor, {
      act: 'regrade.undo',
      classId: assignment.class.id,
      subject: { type: 'regrade', id: runId },
    })
  })
  await runUndo(db(), runId, now)
}
