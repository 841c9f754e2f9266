import type { Metadata } from 'next'
import Link from 'next/link'
import { ERROR_WORDS } from '@/server/errors'

export const metadata: Metadata = { title: 'That did not work', robots: { index: false } }

/** Where a plain form lands when it fails: words instead of a status. */
export default async function SorryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { code } = await searchParams
  const words = Object.entries(ERROR_WORDS).find(([known]) => known === code)?.[1]
  return (
    <div className="page-narrow">
      <h1>That did not work</h1>
      <p className="prose mt-4">
        {words ?? 'Something went wrong on our side. What you had saved is still there.'}
      </p>
      <p className="mt-6">
        Go back with your browser to try again, or <Link href="/">return to the start</Link>.
      </p>
    </div>
  )
}
