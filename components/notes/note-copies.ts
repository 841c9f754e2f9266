import { listStoredValues, readStored, writeKept } from '@/components/browser-storage/stored-values'
import type { Note } from './pending-notes'
import { readNotes } from './read-notes'

/** A browser's copies of an owner's notes, one for each lesson, so that they can be read and searched offline. */

type Copy = { notes: Note[] }

const nameOf = (course: string, lesson: string) => `notes/${course}/${lesson}`

export async function readCopy(owner: string, course: string, lesson: string): Promise<Note[]> {
  return (await readStored<Copy>(owner, nameOf(course, lesson)))?.notes ?? []
}

/** Without storage, notes can be read only online. */
export async function keepCopy(owner: string, course: string, lesson: string, notes: Note[]): Promise<void> {
  await writeKept(owner, nameOf(course, lesson), { notes }).catch(() => {})
}

/** Lists an owner's notes in a course, and copies them. Offline, lists the copies. */
export async function listAllNotes(owner: string, course: string): Promise<Note[]> {
  const notes = await readNotes(owner, { course })
  const copies = await listStoredValues<Copy>(owner, nameOf(course, ''))
  const copied = copies.flatMap(({ value }) => value.notes)
  if (!notes) return copied
  // Also of lessons whose last note was deleted elsewhere.
  const lessons = new Set([...copied, ...notes].map(({ lesson }) => lesson))
  const notesOf = (lesson: string) => notes.filter((note) => note.lesson === lesson)
  await Promise.all([...lessons].map((lesson) => keepCopy(owner, course, lesson, notesOf(lesson))))
  return notes
}
