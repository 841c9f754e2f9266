'use client'

import { useSearchParams } from 'next/navigation'
import { PageTabs } from '@/components/ui/page-tabs'

/** The tabs of the progress pages. They keep the course that the URL names. */
export function ProgressTabs({ links }: { links: readonly { href: string; label: string }[] }) {
  const course = useSearchParams().get('course')
  const query = course === null ? '' : `?course=${encodeURIComponent(course)}`
  return (
    <PageTabs
      label="Progress"
      links={links.map(({ href, label }) => ({ href: `${href}${query}`, label, parts: [href] }))}
    />
  )
}
