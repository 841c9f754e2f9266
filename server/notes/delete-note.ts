import 'server-only'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findNote } from './note-queries'

/**
 * Deletes a note, if it exists.
 * @param note.revision the revision that its author saw
 * @throws AppError CONFLICT if it was changed since
 */
export async function deleteNote(note: {
  learnerId: string
  courseSlug: string
  id: string
  revision: number
}): Promise<void> {
  await db().$transaction(async (tx) => {
    const deleted = await tx.lessonNote.deleteMany({ where: note })
    if (deleted.count === 0 && (await findNote(tx, note))) throw new AppError('CONFLICT')
  })
}
