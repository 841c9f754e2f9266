import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DraftSchema, draftPath, getDraft, listDraftItems } from '@/server/attempts/draft'
import { orNotFound } from '@/server/page-viewer'
import { AttemptView, placeFrom } from '../attempt-view'

export const metadata: Metadata = { title: 'Quiz', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A quiz before its first answer, for somebody of whom nothing is stored. */
export default async function NewAttemptPage({ searchParams }: Props) {
  const query = await searchParams
  const parsed = DraftSchema.safeParse(query)
  if (!parsed.success) notFound()
  const draft = parsed.data
  const { title, courseSlug, rules, places, versionIds } = await orNotFound(() => getDraft(draft))
  const current =
    query.view === 'all' && !rules.onePerPage ? null : placeFrom(String(query.slot ?? 1), places)
  const slots = current === null ? places.map(({ slot }) => slot) : [current]
  return (
    <AttemptView
      path={draftPath(draft)}
      attemptId={null}
      draft={draft}
      title={title}
      courseSlug={courseSlug}
      rules={rules}
      clock={{ closesAt: null, serverNow: new Date().toISOString() }}
      places={places}
      asked={await listDraftItems(versionIds, draft.seed, slots)}
      current={current}
    />
  )
}
