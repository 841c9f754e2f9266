import type { Metadata } from 'next'
import { SearchView } from '@/components/search/search-view'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { listCourses } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { findViewer } from '@/server/http/viewer'
import { findShownCourses } from '@/server/progress/shown-course'
import { searchCourses } from './search-courses'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

type Props = { searchParams: Promise<{ q?: string | string[]; course?: string | string[] }> }

export default async function SearchPage({ searchParams }: Props) {
  const { q = '', course: asked } = await searchParams
  const query = String(q).slice(0, TEXT_LIMITS.search).trim()
  const all = listCourses()
  const isNeeded = query !== '' || all.length > 1
  const learnerId = isNeeded ? ((await findViewer())?.id ?? null) : null
  // An empty course in the form's query means all courses.
  const courses = asked === '' ? all : await findSearched(learnerId, asked)
  const results = query === '' ? [] : await searchCourses(query, learnerId, courses)
  return (
    <div className="page-narrow">
      <h1>Search</h1>
      <SearchView
        key={query}
        courses={all.map(({ slug, title }) => ({ slug, title }))}
        course={courses.length === 1 && all.length > 1 ? (courses[0]?.slug ?? '') : ''}
        query={query}
        results={results}
      />
    </div>
  )
}

/** The course that the URL names, or else the courses that belong together for the learner. */
async function findSearched(learnerId: string | null, asked: string | string[] | undefined) {
  return (await orNotFound(() => findShownCourses(learnerId, asked)))?.together ?? []
}
