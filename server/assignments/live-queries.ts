import 'server-only'
import { sortByText } from '@/domain/text/collation'
import { readerCollator } from '@/server/http/reader-collator'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { type LiveRow, listLiveRows } from './work-statements'

/** A browser sends a heartbeat every 15 seconds. After this time without one, it is offline or closed. */
const LOST_AFTER_MS = 45_000

export type LiveStudent = LiveRow & {
  /** Whether the attempt is open but its browser sends no heartbeat. */
  isLost: boolean
}

/** Lists the live status of all students with one statement. @throws AppError as `requireAssignmentPermission` */
export async function listLive(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  now: Date,
): Promise<LiveStudent[]> {
  const { quiz, class: ofClass } = await requireAssignmentPermission(viewerId, target, 'viewGrades')
  const rows = await listLiveRows(ofClass.id, quiz.id)
  const sorted = sortByText(rows, ({ name }) => name, readerCollator())
  // Current students come first.
  const isFormer = (row: { isFormer: boolean }) => Number(row.isFormer)
  return sorted.sort((a, b) => isFormer(a) - isFormer(b)).map((row) => ({ ...row, isLost: isLost(row, now) }))
}

function isLost({ state, lastSeenAt, startedAt }: LiveRow, now: Date): boolean {
  if (state !== 'IN_PROGRESS') return false
  const heardAt = lastSeenAt ?? startedAt
  return heardAt !== null && now.getTime() - heardAt.getTime() > LOST_AFTER_MS
}
