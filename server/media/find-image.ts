import 'server-only'
import { storedRolesWith } from '@/server/access/class-access'
import { findResults } from '@/server/attempts/find-results'
import { inReachOf } from '@/server/attempts/in-reach'
import { listAskedItems } from '@/server/attempts/queries'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findMediaStore } from './media-store'

/** How many attempts with an image are looked at, latest first. */
const MAX_ATTEMPTS = 10

/**
 * Returns an image for staff of a class that owns or asks it, and for a learner if one of their attempts shows it at `now`. Images of feedback follow the
 * results visibility.
 * @throws AppError NOT_FOUND for everyone else
 */
export async function getImage(
  viewerId: string,
  mediaId: string,
  now: Date,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const isVisible = (await isStaffOf(viewerId, mediaId)) || (await isShownTo(viewerId, mediaId, now))
  const media = isVisible && (await readMedia(mediaId))
  if (!media) throw new AppError('NOT_FOUND')
  return media
}

/**
 * Finds an image for staff of a class that owns or asks it, without its bytes.
 * @returns its type, and what reads the bytes; null for everyone else
 */
export async function findStaffImage(viewerId: string, mediaId: string) {
  if (!(await isStaffOf(viewerId, mediaId))) return null
  const media = await db().media.findUnique({ where: { id: mediaId }, select: { type: true } })
  return media && { type: media.type, readBytes: async () => (await readMedia(mediaId))?.bytes ?? null }
}

async function isStaffOf(userId: string, mediaId: string): Promise<boolean> {
  const ofStaff = {
    members: { some: { userId, leftAt: null, role: { in: storedRolesWith('viewGrades') } } },
  }
  const media = await db().media.findFirst({
    where: {
      id: mediaId,
      OR: [{ class: ofStaff }, { uses: { some: { itemVersion: { item: { class: ofStaff } } } } }],
    },
    select: { id: true },
  })
  return media !== null
}

/** Asks what the pages of the learner's attempts show, so that the image is visible exactly when its question is. */
async function isShownTo(learnerId: string, mediaId: string, now: Date): Promise<boolean> {
  const rows = await db().attemptItem.findMany({
    where: {
      learnerId,
      // After a regrade, results can show a later version.
      itemVersion: { item: { versions: { some: { mediaUses: { some: { mediaId } } } } } },
      attempt: inReachOf(learnerId),
    },
    orderBy: [{ attempt: { startedAt: 'desc' } }, { attemptId: 'asc' }, { slot: 'asc' }],
    take: MAX_ATTEMPTS,
    select: { attemptId: true, slot: true, attempt: { select: { state: true, dueAt: true } } },
  })
  for (const { attemptId, slot, attempt } of rows) {
    const isOver = attempt.state !== 'IN_PROGRESS' && attempt.state !== 'OVERDUE'
    if (!isOver && attempt.dueAt && attempt.dueAt <= now) continue
    const shown = isOver
      ? (await findResults(learnerId, attemptId, now))?.items
      : await listAskedItems(learnerId, attemptId, [slot])
    if (JSON.stringify(shown ?? null).includes(`media:${mediaId}/`)) return true
  }
  return false
}

async function readMedia(id: string) {
  const media = await db().media.findUnique({
    where: { id },
    select: { type: true, bytes: { select: { bytes: true } } },
  })
  if (!media) return null
  // The setting can have changed since the image was stored.
  const bytes = media.bytes?.bytes ?? (await findMediaStore()?.get(id))
  return bytes ? { type: media.type, bytes: new Uint8Array(bytes) } : null
}
