import type { Metadata } from 'next'
import { SearchView } from '@/components/search/search-view'
import { listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Search', robots: { index: false } }

const NONE = [] as const

/** Opens in place of the search page offline. The same for everyone: the browser searches what it downloaded. */
export default function OfflineSearchPage() {
  return (
    <div className="page-narrow">
      <h1>Search</h1>
      <SearchView
        courses={listCourses().map(({ slug, title }) => ({ slug, title }))}
        course=""
        query={null}
        results={NONE}
      />
    </div>
  )
}
