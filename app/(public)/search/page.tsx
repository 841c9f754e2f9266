import type { Metadata } from 'next'
import { SearchView } from '@/components/search/search-view'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { searchCourses } from './search-courses'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

type Props = { searchParams: Promise<{ q?: string | string[] }> }

export default async function SearchPage({ searchParams }: Props) {
  const { q = '' } = await searchParams
  const query = String(q).slice(0, TEXT_LIMITS.search).trim()
  const viewer = query === '' ? null : await findViewer()
  const results = query === '' ? [] : await searchCourses(query, viewer?.id ?? null)
  return (
    <div className="page-narrow">
      <h1>Search</h1>
      <SearchView
        key={query}
        courses={listCourses().map(({ slug }) => slug)}
        query={query}
        results={results}
      />
    </div>
  )
}
