import type { Rules } from '@/domain/attempts/rules'
import { attemptTotals } from '@/domain/attempts/score-attempt'
import { TriesSchema } from '@/domain/attempts/tries'
import { type KeptMark, RegradedSchema, type RegradeOrder, regradedMark } from '@/domain/regrading/regrade'
import { withItems } from '@/server/content/parsed-items'
import type { Tx } from '@/server/platform/db'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import type { StoredPlace } from './read-places'

/** The change of an attempt item and its attempt. */
export type PlaceChange = {
  place: StoredPlace
  after: KeptMark
  attemptEarnedAfter: number
  attemptPossibleAfter: number
}

/** Calculates the changes of a regrade to stored attempt items, without writing anything. */
export async function changesOf(
  tx: Tx,
  places: readonly StoredPlace[],
  order: RegradeOrder,
): Promise<PlaceChange[]> {
  const rulesOf = rulesReader()
  const asked = await withItems(places, tx)
  const marked = asked.map(({ item, ...place }) => {
    const { response, certainty, isLocked } = place
    const answer = { response, certainty, tries: TriesSchema.parse(place.tries), isLocked }
    return {
      place,
      after: regradedMark(standingMark(place), { asked: item, rules: rulesOf(place.rules), answer }, order),
    }
  })
  return withTotals(marked)
}

function standingMark({ status, earned, possible, regraded }: StoredPlace): KeptMark {
  const statuses = {
    UNANSWERED: 'unanswered',
    ANSWERED: 'unanswered',
    GRADED: 'graded',
    UNGRADABLE: 'ungradable',
  } as const
  return {
    status: statuses[status],
    earned: earned ?? 0,
    possible,
    versionId: regraded === null ? null : RegradedSchema.parse(regraded).versionId,
  }
}

/** Parses equal rules once, because most attempts of a quiz have the same rules. */
function rulesReader(): (stored: unknown) => Rules {
  const known = new Map<string, Rules>()
  return (stored) => {
    const text = JSON.stringify(stored)
    const rules = known.get(text) ?? rulesOfAttempt(stored)
    known.set(text, rules)
    return rules
  }
}

function withTotals(marked: readonly { place: StoredPlace; after: KeptMark }[]): PlaceChange[] {
  const sums = new Map<string, { earned: number; possible: number }>()
  for (const { place, after } of marked) {
    const sum = sums.get(place.attemptId) ?? { earned: place.restEarned, possible: place.restPossible }
    sums.set(place.attemptId, {
      earned: sum.earned + after.earned,
      possible: sum.possible + after.possible,
    })
  }
  return marked.map(({ place, after }) => {
    const { earned, possible } = attemptTotals(sums.get(place.attemptId) ?? after, place.lateShare)
    return { place, after, attemptEarnedAfter: earned, attemptPossibleAfter: possible }
  })
}
