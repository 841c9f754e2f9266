import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AttemptView } from '@/components/attempts/attempt-view'
import { placeFrom } from '@/components/attempts/place-from'
import { titleOf } from '@/components/attempts/question-title'
import { type DraftKey, DraftSchema, draftPath, getDraft, listDraftItems } from '@/server/attempts/draft'
import { orNotFound } from '@/server/http/page-viewer'
import { drawFigures, listMaps } from '../attempt-figures'

type Query = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Query> }

/** Reads the attempt once for both the page and its title. */
const readDraft = cache((course: string, quiz: string, seed: string) =>
  orNotFound(() => getDraft({ course, quiz, seed })),
)

async function readPage(query: Query) {
  const parsed = DraftSchema.safeParse(query)
  if (!parsed.success) notFound()
  const key: DraftKey = parsed.data
  const draft = await readDraft(key.course, key.quiz, key.seed)
  const isAll = query.view === 'all' && !draft.rules.onePerPage
  return { key, draft, current: isAll ? null : placeFrom(String(query.slot ?? 1), draft.places) }
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { draft, current } = await readPage(await searchParams)
  return { title: titleOf(draft.title, current, draft.places.length), robots: { index: false } }
}

/** A quiz before its first answer, for a visitor without stored data. */
export default async function NewAttemptPage({ searchParams }: Props) {
  const { key, draft, current } = await readPage(await searchParams)
  const { title, courseSlug, rules, places, versionIds } = draft
  const all = places.map(({ slot }) => slot)
  const asked = await listDraftItems(versionIds, key.seed, all)
  const shown = { attemptId: null, draft: key, title, courseSlug, rules, places, asked }
  return (
    <AttemptView
      path={draftPath(key)}
      {...shown}
      clock={{ closesAt: null, serverNow: new Date().toISOString() }}
      figures={drawFigures(courseSlug, asked)}
      current={current}
      kept={{ ...shown, closesAt: null, maps: listMaps(courseSlug, asked), current: null }}
    />
  )
}
