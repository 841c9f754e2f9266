import { callApi } from '@/contract/call-api'
import type { Note } from './pending-notes'

/** Reads an owner's notes in a course, or in one of its lessons. @returns null if the server can't be reached or rejects it */
export async function readNotes(
  owner: string,
  params: { course: string; lesson?: string },
): Promise<Note[] | null> {
  const answer = await callApi('GET /courses/{course}/notes', { params, owner }).catch(() => null)
  return answer?.ok ? [...answer.data.notes] : null
}
