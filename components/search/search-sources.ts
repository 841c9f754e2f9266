import { currentOwner } from '@/components/browser-storage/owner'
import { listAllNotes } from '@/components/notes/note-copies'
import { VISITOR } from '@/domain/access/browser-owner'
import { type SearchDocument, type SearchSource, toNoteDocuments } from '@/domain/search/search-documents'
import { createSearch, type SearchFunction } from './search-index'

/**
 * Loads what this browser can search: the courses, and the learner's notes. Offline, it needs a downloaded course.
 * @throws if a course can't be read
 */
export async function loadSearch(courses: readonly string[]): Promise<SearchFunction> {
  const owner = currentOwner()
  const loaded = await Promise.all(
    courses.map(async (course): Promise<SearchDocument[]> => {
      const [source, notes] = await Promise.all([
        readSource(course),
        owner === VISITOR ? [] : listAllNotes(owner, course),
      ])
      return [...source.documents, ...toNoteDocuments(source, notes)]
    }),
  )
  return createSearch(loaded.flat())
}

async function readSource(course: string): Promise<SearchSource> {
  const response = await fetch(`/courses/${course}/search.json`)
  if (!response.ok) throw new Error('the course could not be read')
  // This site's own file.
  return (await response.json()) as SearchSource
}
