import 'server-only'
import { db, type Tx } from '@/server/platform/db'

/** A note or highlight of one learner. Only the learner reads it: nothing else queries its table, except the export. */
export type StoredNote = {
  id: string
  lesson: string
  section: string
  quote: string
  prefix: string
  suffix: string
  text: string
  revision: number
  createdAt: Date
  updatedAt: Date
}

const COLUMNS = {
  id: true,
  lessonSlug: true,
  section: true,
  quote: true,
  prefix: true,
  suffix: true,
  text: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
} as const

type Row = Omit<StoredNote, 'lesson'> & { lessonSlug: string }
const toNote = ({ lessonSlug, ...row }: Row): StoredNote => ({ ...row, lesson: lessonSlug })

/** Lists a learner's notes in a course, or in one of its lessons, the oldest first. */
export async function listNotes(
  learnerId: string,
  courseSlug: string,
  lessonSlug?: string,
): Promise<StoredNote[]> {
  const rows = await db().lessonNote.findMany({
    where: { learnerId, courseSlug, ...(lessonSlug !== undefined && { lessonSlug }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  })
  return rows.map(toNote)
}

export async function findNote(
  tx: Tx,
  { learnerId, courseSlug, id }: { learnerId: string; courseSlug: string; id: string },
): Promise<StoredNote | null> {
  const row = await tx.lessonNote.findFirst({ where: { learnerId, courseSlug, id }, select: COLUMNS })
  return row && toNote(row)
}

/** As the API and pages show it. */
export function presentNote({ createdAt, updatedAt, ...note }: StoredNote) {
  return { ...note, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}
