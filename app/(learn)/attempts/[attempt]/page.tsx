import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { AttemptView, problemOf } from '@/components/attempts/attempt-view'
import { PracticeView } from '@/components/attempts/practice-view'
import { questionFrom } from '@/components/attempts/question-from'
import { titleOf } from '@/components/attempts/question-title'
import { PassageQuote } from '@/components/lesson/passage-quote'
import { Disclosure } from '@/components/ui/disclosure'
import type { PracticeStep } from '@/domain/attempts/practice'
import { getAttempt, listAskedItems, type OpenAttempt } from '@/server/attempts/queries'
import { orNotFound, pageViewer } from '@/server/http/page-viewer'
import { findPassageOf } from '@/server/review/passage'
import { drawFigures, listMaps } from '../attempt-figures'

type Props = {
  params: Promise<{ attempt: string }>
  searchParams: Promise<{ slot?: string; view?: string; mend?: string; blank?: string }>
}

/** Reads the attempt once for both the page and its title. */
const readAttempt = cache(async (attemptId: string) => {
  const viewer = await pageViewer()
  const now = new Date()
  return { viewer, now, attempt: await orNotFound(() => getAttempt(viewer.id, attemptId, now)) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { attempt } = await readAttempt((await params).attempt)
  const current = shownSlot(attempt, await searchParams)
  return { title: titleOf(attempt.title, current, attempt.questions.length), robots: { index: false } }
}

/** The question that the page shows; null if it shows all. */
function shownSlot(
  { rules, currentSlot, questions }: OpenAttempt,
  { slot, view }: { slot?: string; view?: string },
): number | null {
  const isAll = view === 'all' && !rules.sequential && !rules.onePerPage
  if (isAll) return null
  return rules.sequential ? currentSlot : questionFrom(slot, questions)
}

export default async function AttemptPage({ params, searchParams }: Props) {
  const { attempt: attemptId } = await params
  const query = await searchParams
  const { slot, mend, blank } = query
  const { viewer, now, attempt } = await readAttempt(attemptId)
  const { state, title, courseSlug, home, rules, closesAt, currentSlot, questions } = attempt
  // During the grace period, only submission is possible.
  if (state === 'OVERDUE') redirect(`/attempts/${attemptId}/submit`)
  if (state !== 'IN_PROGRESS') redirect(`/attempts/${attemptId}/results`)
  const problems = { toMend: new Set(mend?.split('.').map(Number)), uncheckable: Number(blank) || null }
  if (attempt.practice)
    return (
      <Practice {...{ attemptId, now, attempt, problems }} step={attempt.practice} learnerId={viewer.id} />
    )
  const current = shownSlot(attempt, query)
  // The URL names the question, so a reload shows the same one.
  if (current !== null && !rules.sequential && slot === undefined)
    redirect(`/attempts/${attemptId}?slot=${current}`)
  // A sequential quiz sends the browser one question. Others send all of them, so that moving on needs no connection.
  const slots = rules.sequential ? [currentSlot] : questions.map(({ slot: each }) => each)
  const items = await listAskedItems(viewer.id, attemptId, slots)
  const shown = { attemptId, draft: null, title, courseSlug, rules, questions, asked: items }
  const closes = closesAt?.toISOString() ?? null
  return (
    <AttemptView
      path={`/attempts/${attemptId}`}
      {...shown}
      clock={{ closesAt: closes, serverNow: now.toISOString() }}
      figures={drawFigures(courseSlug, items)}
      current={current}
      stored={{
        ...shown,
        closesAt: closes,
        maps: listMaps(courseSlug, items),
        current: rules.sequential ? currentSlot : null,
      }}
      isWatched={home?.isAssignment ?? false}
      {...problems}
    />
  )
}

type PracticeProps = {
  attemptId: string
  learnerId: string
  now: Date
  attempt: OpenAttempt
  step: PracticeStep
  /** What a form post reported: an empty answer, or an invalid one. */
  problems: Parameters<typeof problemOf>[1]
}

async function Practice({ attemptId, learnerId, now, attempt, step, problems }: PracticeProps) {
  const { title, courseSlug, currentSlot } = attempt
  const [question] = await listAskedItems(learnerId, attemptId, [currentSlot])
  if (!question) notFound()
  const isExplained = Boolean(question.checking?.review?.section)
  const passage = isExplained ? findPassageOf(courseSlug, question.item.id) : null
  return (
    <PracticeView
      {...{ attemptId, title, courseSlug, step, question }}
      problem={problemOf(question, problems)}
      figure={drawFigures(courseSlug, [question]).get(currentSlot)}
      passage={
        passage && (
          <Disclosure label="Read the passage" className="mt-2">
            <PassageQuote {...passage} className="mt-2" />
          </Disclosure>
        )
      }
      serverNow={now.toISOString()}
    />
  )
}
