import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { getAttempt, listAskedItems, type OpenAttempt } from '@/server/attempts/queries'
import { orNotFound, pageViewer } from '@/server/page-viewer'
import { AttemptView, placeFrom, titleOf } from '../attempt-view'

type Props = {
  params: Promise<{ attempt: string }>
  searchParams: Promise<{ slot?: string; view?: string; mend?: string; blank?: string }>
}

/** Once for the page and its title. */
const readAttempt = cache(async (attemptId: string) => {
  const viewer = await pageViewer()
  const now = new Date()
  return { viewer, now, attempt: await orNotFound(() => getAttempt(viewer.id, attemptId, now)) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { attempt } = await readAttempt((await params).attempt)
  const current = shownSlot(attempt, await searchParams)
  return { title: titleOf(attempt.title, current, attempt.places.length), robots: { index: false } }
}

/** The question that the page shows; null if it shows all. */
function shownSlot(
  { rules, currentSlot, places }: OpenAttempt,
  { slot, view }: { slot?: string; view?: string },
): number | null {
  const isAll = view === 'all' && !rules.sequential && !rules.onePerPage
  if (isAll) return null
  return rules.sequential ? currentSlot : placeFrom(slot, places)
}

export default async function AttemptPage({ params, searchParams }: Props) {
  const { attempt: attemptId } = await params
  const query = await searchParams
  const { slot, mend, blank } = query
  const { viewer, now, attempt } = await readAttempt(attemptId)
  const { state, title, courseSlug, home, rules, closesAt, places } = attempt
  // In the grace period only submission is possible.
  if (state === 'OVERDUE') redirect(`/attempts/${attemptId}/submit`)
  if (state !== 'IN_PROGRESS') redirect(`/attempts/${attemptId}/review`)
  const current = shownSlot(attempt, query)
  // Which question it is stands in the address: drawn anew, the page shows the same.
  if (current !== null && !rules.sequential && slot === undefined)
    redirect(`/attempts/${attemptId}?slot=${current}`)
  const slots = current === null ? places.map((place) => place.slot) : [current]
  return (
    <AttemptView
      path={`/attempts/${attemptId}`}
      attemptId={attemptId}
      draft={null}
      title={title}
      courseSlug={courseSlug}
      rules={rules}
      clock={{ closesAt: closesAt?.toISOString() ?? null, serverNow: now.toISOString() }}
      places={places}
      asked={await listAskedItems(viewer.id, attemptId, slots)}
      current={current}
      isWatched={home?.isAssignment ?? false}
      toMend={new Set(mend?.split('.').map(Number))}
      uncheckable={Number(blank) || null}
    />
  )
}
