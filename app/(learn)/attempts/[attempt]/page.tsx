import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getAttempt, listAskedItems } from '@/server/attempts/queries'
import { orNotFound, pageViewer } from '@/server/page-viewer'
import { AttemptView, placeFrom } from '../attempt-view'

export const metadata: Metadata = { title: 'Quiz', robots: { index: false } }

type Props = {
  params: Promise<{ attempt: string }>
  searchParams: Promise<{ slot?: string; view?: string; mend?: string; blank?: string }>
}

export default async function AttemptPage({ params, searchParams }: Props) {
  const { attempt: attemptId } = await params
  const { slot, view, mend, blank } = await searchParams
  const viewer = await pageViewer()
  const now = new Date()
  const attempt = await orNotFound(() => getAttempt(viewer.id, attemptId, now))
  const { state, title, courseSlug, home, rules, closesAt, currentSlot, places } = attempt
  // In the grace period only submission is possible.
  if (state === 'OVERDUE') redirect(`/attempts/${attemptId}/submit`)
  if (state !== 'IN_PROGRESS') redirect(`/attempts/${attemptId}/review`)
  const isAll = view === 'all' && !rules.sequential && !rules.onePerPage
  const current = isAll ? null : rules.sequential ? currentSlot : placeFrom(slot, places)
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
