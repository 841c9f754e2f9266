import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AttemptView } from '@/components/attempts/attempt-view'
import { questionFrom } from '@/components/attempts/question-from'
import { titleOf } from '@/components/attempts/question-title'
import {
  type DraftKey,
  draftPath,
  getDraft,
  listDraftItems,
  UnsavedAttemptSchema,
} from '@/server/attempts/unsaved-attempt'
import { orNotFound } from '@/server/http/page-viewer'
import { findViewer } from '@/server/http/viewer'
import { drawFigures, listMaps } from '../attempt-figures'

type Query = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Query> }

/** Reads the attempt once for both the page and its title. */
const readDraft = cache((course: string, quiz: string, seed: string) =>
  orNotFound(async () => getDraft({ course, quiz, seed }, (await findViewer())?.id ?? null)),
)

async function readPage(query: Query) {
  const parsed = UnsavedAttemptSchema.safeParse(query)
  if (!parsed.success) notFound()
  const key: DraftKey = parsed.data
  const draft = await readDraft(key.course, key.quiz, key.seed)
  const isAll = query.view === 'all' && !draft.rules.onePerPage
  return { key, draft, current: isAll ? null : questionFrom(String(query.slot ?? 1), draft.questions) }
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { draft, current } = await readPage(await searchParams)
  return { title: titleOf(draft.title, current, draft.questions.length), robots: { index: false } }
}

/** A quiz before its first answer, for a visitor without stored data. */
export default async function NewAttemptPage({ searchParams }: Props) {
  const { key, draft, current } = await readPage(await searchParams)
  const { title, courseSlug, rules, questions, versionIds } = draft
  const all = questions.map(({ slot }) => slot)
  const items = await listDraftItems(versionIds, key.seed, all)
  const shown = { attemptId: null, draft: key, title, courseSlug, rules, questions, asked: items }
  return (
    <AttemptView
      path={draftPath(key)}
      {...shown}
      clock={{ closesAt: null, serverNow: new Date().toISOString() }}
      figures={drawFigures(courseSlug, items)}
      current={current}
      stored={{ ...shown, closesAt: null, maps: listMaps(courseSlug, items), current: null }}
    />
  )
}
