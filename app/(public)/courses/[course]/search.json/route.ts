import { toSearchSource } from '@/domain/search/search-documents'
import { getCourse, listCourses } from '@/server/content/read-course'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

/** What browsers search, the same for everyone. */
export async function GET(_: Request, { params }: { params: Promise<{ course: string }> }) {
  return Response.json(toSearchSource(getCourse((await params).course)), {
    headers: { 'Cache-Control': 'no-cache' },
  })
}
