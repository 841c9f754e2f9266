import 'server-only'
import { createHash } from 'node:crypto'
import type { Course } from '@/domain/content/course'
import { toSearchSource } from '@/domain/search/search-documents'

type SearchSource = { body: string; etag: string }

const known = new WeakMap<Course, SearchSource>()

/** Returns what browsers search in a course, as JSON with its entity tag. It's the same for everyone. */
export function getSearchSource(course: Course): SearchSource {
  const ready = known.get(course)
  if (ready) return ready
  const body = JSON.stringify(toSearchSource(course))
  const source = { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` }
  known.set(course, source)
  return source
}
