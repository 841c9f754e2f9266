import { isScoreVisible, type Visible, visibleOfAttempt } from '@/domain/attempts/visibility'
import { db, type Tx } from '@/server/platform/db'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { canShowAssignmentOnlyKeys } from './assignment-only-keys'
import { listAssignmentOnlyAttempts } from './withheld-statements'

type StoredAttempt = { id: string; state: StoredAttemptState; rules: unknown; submittedAt: Date | null }

/** Adds to attempts what their learners can see of each as a whole. */
export async function withVisible<Row extends StoredAttempt>(
  rows: readonly Row[],
  now: Date,
  client: Tx = db(),
): Promise<(Row & { visible: Visible })[]> {
  const ids = rows.filter(({ state }) => state === 'GRADED').map(({ id }) => id)
  const withheld = await findWithheld(ids, now, client)
  return rows.map((row) => {
    const { rules, state, submittedAt } = row
    const attempt = { rules: rulesOfAttempt(rules), isGraded: state === 'GRADED', submittedAt }
    return { ...row, visible: visibleOfAttempt(attempt, withheld.has(row.id), now) }
  })
}

/** Lists attempts without their rules, and without the points that their learners can't see. */
export async function withVisiblePoints<
  Row extends StoredAttempt & { earned: number | null; possible: number | null },
>(rows: readonly Row[], now: Date): Promise<Omit<Row & { visible: Visible }, 'rules' | 'visible'>[]> {
  const shown = await withVisible(rows, now)
  return shown.map(({ rules, visible, ...row }) =>
    isScoreVisible(visible) ? row : { ...row, earned: null, possible: null },
  )
}

/**
 * Finds the attempts with an assignment-only question whose results are withheld until its assignment has closed for everyone. The
 * total of such an attempt must not be shown: subtracting the visible points would reveal what the withheld question earned.
 */
async function findWithheld(
  attemptIds: readonly string[],
  now: Date,
  client: Tx = db(),
): Promise<ReadonlySet<string>> {
  if (attemptIds.length === 0) return new Set()
  const rows = await listAssignmentOnlyAttempts(client, attemptIds)
  const withheld = new Set<string>()
  for (const quizId of new Set(rows.map((row) => row.quizId))) {
    if (quizId !== null && (await canShowAssignmentOnlyKeys(quizId, now, client))) continue
    for (const row of rows) if (row.quizId === quizId) withheld.add(row.id)
  }
  return withheld
}
