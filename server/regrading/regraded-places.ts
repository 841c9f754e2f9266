import { afterLateness } from '@/domain/attempts/lateness'
import type { Rules } from '@/domain/attempts/rules'
import { TriesSchema } from '@/domain/attempts/tries'
import type { Item } from '@/domain/items/item'
import { type Regraded, regradePlace } from '@/domain/regrading/regrade'
import type { Prisma } from '@/generated/prisma/client'
import { rulesOfAttempt } from '@/server/attempts/quiz-rules'
import { withItems } from '@/server/content/parsed-items'
import type { Tx } from '@/server/db'

/** One place that a regrade touches, as it is stored. */
export type StoredPlace = {
  attemptId: string
  learnerId: string
  slot: number
  itemVersionId: string
  response: unknown
  certainty: number | null
  tries: unknown
  isLocked: boolean
  status: 'UNANSWERED' | 'ANSWERED' | 'GRADED' | 'UNGRADABLE'
  earned: number | null
  possible: number
  regraded: Prisma.JsonValue
  /** Of the attempt. */
  rules: unknown
  lateShare: number
  attemptEarned: number | null
  attemptPossible: number | null
  /** Σ of the attempt's other places. */
  otherEarned: number
  otherPossible: number
}

/** What becomes of it. */
export type PlaceChange = {
  place: StoredPlace
  statusAfter: 'UNANSWERED' | 'GRADED' | 'UNGRADABLE'
  earnedAfter: number
  possibleAfter: number
  attemptEarnedAfter: number
  attemptPossibleAfter: number
}

/** What a policy makes of stored places. @param changed the item whose key is to hold */
export async function changesOf(
  tx: Tx,
  places: readonly StoredPlace[],
  policy: Regraded['policy'],
  changed: Item | null,
): Promise<PlaceChange[]> {
  const asked = await withItems(places, tx)
  return asked.map(({ item, ...place }) => {
    const { grade, earned, possible } = regradePlace(item, changed, policy, rulesOf(place.rules), {
      response: place.response,
      certainty: place.certainty,
      tries: TriesSchema.parse(place.tries),
      isLocked: place.isLocked,
    })
    const statuses = { unanswered: 'UNANSWERED', graded: 'GRADED', ungradable: 'UNGRADABLE' } as const
    return {
      place,
      statusAfter: statuses[grade.status],
      earnedAfter: earned,
      possibleAfter: possible,
      ...totalsOf(place, earned, possible),
    }
  })
}

function rulesOf(stored: unknown): Rules {
  return rulesOfAttempt(stored)
}

/** The attempt's totals with one place's marks changed, as `scoreAttempt` reckons them, less what lateness cost. */
function totalsOf(
  { otherEarned, otherPossible, lateShare }: Pick<StoredPlace, 'otherEarned' | 'otherPossible' | 'lateShare'>,
  earned: number,
  possible: number,
) {
  return {
    attemptEarnedAfter: afterLateness(Math.max(0, rounded(otherEarned + earned)), lateShare),
    attemptPossibleAfter: rounded(otherPossible + possible),
  }
}

function rounded(mark: number): number {
  return Math.round(mark * 1e9) / 1e9
}
