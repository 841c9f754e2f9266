import 'server-only'
import type { Criterion } from '@/domain/grading/review'
import {
  countingGrading,
  type Grading,
  isSameRelease,
  type ReleasedGrading,
  ReleasedGradingSchema,
  RubricPointsSchema,
  toReleased,
} from '@/domain/grading/rubric-grading'
import type { Item } from '@/domain/items/item'
import { gradingByType } from '@/domain/items/types/grading-by-type'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import type { Prisma } from '@/generated/prisma/client'
import { withItems } from '@/server/content/parsed-items'
import type { Tx } from '@/server/platform/db'

/**
 * `waiting`: no one has graded it · `graded`: graded, but the student doesn't see it yet · `changed`: graded differently since the last
 * release · `released`: the student sees the grading.
 */
export type GradingStatus = 'waiting' | 'graded' | 'changed' | 'released'

/** An answer that only people can grade, or a question of that kind that wasn't answered. */
export type GradedAnswer = {
  attemptId: string
  learnerId: string
  slot: number
  /** The ID of the `Item` row. */
  itemId: string
  item: Item
  criteria: readonly Criterion[]
  revision: number
  isAnswered: boolean
  lateShare: number
  gradings: Grading[]
  released: ReleasedGrading | null
  /** Whether staff set the points of this answer, so that no grading changes them. */
  isChanged: boolean
  /** What the next release shows; null while no grading counts. Unanswered questions need none: they earn 0 points. */
  next: ReleasedGrading | null
  status: GradingStatus
}

/** The condition on answers that staff can grade: of submitted attempts, except those of deleted accounts, whose texts are deleted. */
function gradableIn(quizId: string): Prisma.AttemptItemWhereInput {
  return {
    attempt: { quizId, state: 'GRADED', learner: { isAnonymous: false } },
    itemVersion: { item: { type: { in: [...PERSON_GRADED_TYPES] } } },
  }
}

/** Reads the answers of an assignment that only people can grade, without their texts, in the order in which the attempts were submitted. */
export async function readGradedAnswers(
  tx: Tx,
  quizId: string,
  only: Prisma.AttemptItemWhereInput = {},
): Promise<GradedAnswer[]> {
  const rows = await tx.attemptItem.findMany({
    where: { AND: [gradableIn(quizId), only] },
    orderBy: [{ attempt: { submittedAt: 'asc' } }, { attemptId: 'asc' }, { slot: 'asc' }],
    select: {
      attemptId: true,
      learnerId: true,
      slot: true,
      itemVersionId: true,
      revision: true,
      status: true,
      points: true,
      attempt: { select: { lateShare: true, submittedAt: true } },
      itemVersion: { select: { itemId: true } },
      gradings: { orderBy: { graderId: 'asc' } },
      feedback: { select: { released: true, earned: true } },
    },
  })
  return (await withItems(rows, tx)).map(({ item, attempt, itemVersion, gradings, feedback, ...row }) => {
    const criteria = gradingByType[item.type].criteria?.(item) ?? []
    const { revision } = row
    const own = gradings.map(({ graderId, points, comment, revision: of, savedAt }) => ({
      ...{ graderId, comment, revision: of, savedAt },
      points: RubricPointsSchema.parse(points),
    }))
    const isAnswered = row.status !== 'UNANSWERED' && row.status !== 'UNGRADABLE'
    const counting = isAnswered
      ? countingGrading(own, { criteria, revision })
      : { points: {}, comment: '', revision }
    const next = counting && toReleased(criteria, counting, row.points)
    const stored = feedback?.released ? ReleasedGradingSchema.parse(feedback.released) : null
    const released = stored?.revision === revision ? stored : null
    return {
      ...{ attemptId: row.attemptId, learnerId: row.learnerId, slot: row.slot, itemId: itemVersion.itemId },
      ...{
        item,
        criteria,
        revision,
        isAnswered,
        lateShare: attempt.lateShare,
        gradings: own,
        released,
        next,
      },
      isChanged: (feedback?.earned ?? null) !== null,
      status: statusOf(released, next),
    }
  })
}

function statusOf(released: ReleasedGrading | null, next: ReleasedGrading | null): GradingStatus {
  if (!released) return next ? 'graded' : 'waiting'
  return !next || isSameRelease(released, next) ? 'released' : 'changed'
}
