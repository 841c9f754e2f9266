import type { KeptMark, Regraded } from '@/domain/regrading/regrade'
import {
  type AnsweredPlace,
  markAsAsked,
  type RegradeOrder,
  RegradePolicySchema,
  regradedMark,
} from '@/domain/regrading/regrade'
import { parsedItem } from '@/server/content/parsed-items'
import type { Tx } from '@/server/platform/db'
import { STORED_STATUS, writeLedger } from './write-ledger'

/** A regrade that holds for what is graded from now on. */
export type StandingRegrade = { runId: string; reason: string; order: RegradeOrder }

/** Lets nobody grade an attempt of this quiz until the transaction ends, and waits for those who do: before a regrade begins to hold, or ceases to. */
export async function holdGrading(tx: Tx, quizId: string): Promise<void> {
  // The other side is in the statement with which `advanceAttempt` holds an attempt.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${quizId}, 0))::text AS "held"`
}

/** The regrades of a quiz that were not undone, in the order in which they were made, by the id of `Item`. */
export async function standingRegrades(tx: Tx, quizId: string): Promise<Map<string, StandingRegrade[]>> {
  const runs = await tx.regradeRun.findMany({
    where: { quizId, state: { in: ['RUNNING', 'DONE'] } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      itemId: true,
      policy: true,
      reason: true,
      toVersion: { select: { id: true, content: true } },
    },
  })
  const standing = new Map<string, StandingRegrade[]>()
  for (const { id, itemId, policy, reason, toVersion } of runs) {
    const order = { policy: RegradePolicySchema.parse(policy), changed: changedItem(toVersion) }
    standing.set(itemId, [...(standing.get(itemId) ?? []), { runId: id, reason, order }])
  }
  return standing
}

export function changedItem(version: { id: string; content: unknown } | null): RegradeOrder['changed'] {
  return version && { versionId: version.id, item: parsedItem(version) }
}

/** What a place keeps of a regrade; one that leaves the marks leaves this too. */
export function regradedBy(
  { runId, reason, order: { policy } }: StandingRegrade,
  after: KeptMark,
  before: Regraded | null,
): Regraded | null {
  return policy === 'leave' ? before : { policy, versionId: after.versionId, runId, reason }
}

/** A place graded now, with what each standing regrade made of it. */
export type GradedByStanding = {
  asAsked: KeptMark
  mark: KeptMark
  regraded: Regraded | null
  steps: { runId: string; before: KeptMark; after: KeptMark; regradedBefore: Regraded | null }[]
}

/** Grades a place as it was asked, then by each regrade that holds, in turn. */
export function gradeByStanding(
  place: AnsweredPlace,
  standing: readonly StandingRegrade[],
): GradedByStanding {
  const asAsked = markAsAsked(place)
  const graded: GradedByStanding = { asAsked, mark: asAsked, regraded: null, steps: [] }
  for (const regrade of standing) {
    const { mark: before, regraded: regradedBefore } = graded
    const after = regradedMark(before, place, regrade.order)
    graded.steps.push({ runId: regrade.runId, before, after, regradedBefore })
    graded.mark = after
    graded.regraded = regradedBy(regrade, after, regradedBefore)
  }
  return graded
}

/** Puts what was graded by standing regrades into their ledgers, so that undoing one reaches everybody. */
export async function noteStanding(
  tx: Tx,
  attempt: { id: string; learnerId: string },
  places: readonly { slot: number; steps: GradedByStanding['steps'] }[],
  now: Date,
): Promise<void> {
  const rows = places.flatMap(({ slot, steps }) =>
    steps.map(({ runId, before, after, regradedBefore }) => ({
      runId,
      attemptId: attempt.id,
      slot,
      learnerId: attempt.learnerId,
      statusBefore: STORED_STATUS[before.status],
      statusAfter: STORED_STATUS[after.status],
      earnedBefore: before.earned,
      earnedAfter: after.earned,
      possibleBefore: before.possible,
      possibleAfter: after.possible,
      regradedBefore,
      attemptEarnedBefore: null,
      attemptEarnedAfter: null,
      attemptPossibleBefore: null,
      attemptPossibleAfter: null,
    })),
  )
  await writeLedger(tx, rows, now)
}
