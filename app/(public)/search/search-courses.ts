import { createSearch, type SearchFunction, type SearchResult } from '@/components/search/search-index'
import type { Course } from '@/domain/content/course'
import { toNoteDocuments, toSearchSource } from '@/domain/search/search-documents'
import { listNotes } from '@/server/notes/note-queries'

/** Courses are read once per process. */
const searches = new WeakMap<Course, SearchFunction>()

/** Searches courses, and the notes of a learner on them. @param learnerId null for a visitor */
export async function searchCourses(
  query: string,
  learnerId: string | null,
  courses: readonly Course[],
): Promise<SearchResult[]> {
  const found: SearchResult[] = []
  for (const course of courses) {
    const search = searches.get(course) ?? createSearch(toSearchSource(course).documents)
    searches.set(course, search)
    found.push(...search(query))
    const notes = learnerId === null ? [] : await listNotes(learnerId, course.slug)
    if (notes.length > 0)
      found.push(
        ...createSearch(toNoteDocuments({ course: course.slug, lessons: course.lessons }, notes))(query),
      )
  }
  return found
}
