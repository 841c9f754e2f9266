import 'server-only'
import { formatDateTimeInZone } from '@/domain/text/format'
import { notify } from '@/server/notifications/notify'
import type { Tx } from '@/server/platform/db'
import type { QuizRow } from '@/server/quizzes/quiz-rules'

export type TimeChanged = {
  id: string
  learnerId: string
  closesAt: Date | null
  change: 'extended' | 'shortened'
}

/** Notifies learners that their attempt in progress has more or less time. */
export async function notifyTimeChanged(
  tx: Tx,
  { title, timeZone }: Pick<QuizRow, 'title' | 'timeZone'>,
  changes: readonly TimeChanged[],
): Promise<void> {
  await notify(
    tx,
    changes.map(({ id, learnerId, closesAt, change }) => ({
      userId: learnerId,
      kind: 'attempt-time' as const,
      title: `${change === 'extended' ? 'More time' : 'Less time'}: ${title}`,
      body:
        closesAt === null
          ? 'Your attempt no longer has a time limit.'
          : `Your attempt now closes ${formatDateTimeInZone(closesAt, timeZone)}.`,
      path: `/attempts/${id}`,
    })),
  )
}
