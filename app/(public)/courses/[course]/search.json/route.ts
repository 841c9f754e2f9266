import { findCourse } from '@/server/content/read-course'
import { getSearchSource } from '@/server/content/search-source'

type Context = { params: Promise<{ course: string }> }

/** What browsers search. They ask again before each use, and get it again only if it has changed. */
export async function GET(request: Request, { params }: Context) {
  const course = findCourse((await params).course)
  if (!course) return new Response(null, { status: 404 })
  const { body, etag } = getSearchSource(course)
  const headers = { 'Cache-Control': 'no-cache', 'Content-Type': 'application/json', ETag: etag }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}
