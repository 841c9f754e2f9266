import { listStoredValues, readStored, writeKept } from '@/components/browser-storage/stored-values'
import { callApi } from '@/contract/call-api'
import type { Note } from './pending-notes'

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
  const answer = await callApi('GET /courses/{course}/notes', { params: { course }, owner }).catch(() => null)
  if (!answer?.ok) {
    const copies = await listStoredValues<Copy>(owner, nameOf(course, ''))
    return copies.flatMap(({ value }) => value.notes)
  }
  const { notes } = answer.data
  for (const lesson of new Set(notes.map((note) => note.lesson)))
    await keepCopy(
      owner,
      course,
      lesson,
      notes.filter((note) => note.lesson === lesson),
    )
  return [...notes]
}
