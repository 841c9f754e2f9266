import 'server-only'
import type { z } from 'zod'
import type { NoteContentSchema } from '@/contract/schemas/note-schemas'
import { SUMMARY } from '@/domain/annotations/lesson-parts'
import { NOTE_LIMITS } from '@/domain/annotations/note-limits'
import { formatNumber } from '@/domain/text/format'
import { getCourse } from '@/server/content/read-course'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { findNote, type StoredNote } from './note-queries'

type Content = z.infer<typeof NoteContentSchema>

/**
 * Creates a note, or changes the text of one. Repeating a request that was saved returns the saved note.
 * @param request.revision the revision that the author saw; 0 for a new note
 * @param request.learner called only when the note will be saved, because it can create a guest
 * @throws AppError CONFLICT if the note was changed or deleted since, NOT_FOUND if there is no such lesson, INVALID_INPUT if the learner has
 *   too many notes
 */
export async function saveNote(request: {
  courseSlug: string
  id: string
  revision: number
  content: Content
  learner: () => Promise<{ id: string }>
}): Promise<StoredNote> {
  const { courseSlug, id, revision, content } = request
  if (revision === 0) assertPlace(courseSlug, content)
  const { id: learnerId } = await request.learner()
  const note = { learnerId, courseSlug, id }
  return db().$transaction(async (tx) => {
    const isSaved =
      revision === 0
        ? await createNote(tx, note, content)
        : await changeText(tx, note, content.text, revision)
    const stored = await findNote(tx, note)
    const isRepeated = stored?.revision === revision + 1 && stored.text === content.text
    if (!stored || (!isSaved && !isRepeated)) throw new AppError('CONFLICT')
    return stored
  })
}

type NoteId = { learnerId: string; courseSlug: string; id: string }

async function createNote(tx: Tx, note: NoteId, content: Content): Promise<boolean> {
  const { learnerId, courseSlug } = note
  const { lesson, ...rest } = content
  const count = await tx.lessonNote.count({ where: { learnerId, courseSlug, id: { not: note.id } } })
  if (count >= NOTE_LIMITS.perCourse) {
    const limit = formatNumber(NOTE_LIMITS.perCourse)
    const userMessage = `You have ${limit} notes in this course, which is the limit. Delete some first.`
    throw new AppError('INVALID_INPUT', { userMessage })
  }
  const data = { ...note, lessonSlug: lesson, ...rest }
  const created = await tx.lessonNote.createMany({ data, skipDuplicates: true })
  return created.count === 1
}

async function changeText(tx: Tx, note: NoteId, text: string, revision: number): Promise<boolean> {
  const changed = await tx.lessonNote.updateMany({
    where: { ...note, revision },
    data: { text, revision: { increment: 1 } },
  })
  return changed.count === 1
}

function assertPlace(courseSlug: string, { lesson: slug, section }: Content): void {
  const lesson = getCourse(courseSlug).lessons.find((candidate) => candidate.slug === slug)
  const hasSection =
    section === '' || section === SUMMARY.id || lesson?.sections.some(({ id }) => id === section)
  if (!lesson || !hasSection) throw new AppError('NOT_FOUND')
}
