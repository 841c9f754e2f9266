import type { Metadata } from 'next'
import Link from 'next/link'
import { LEVEL_MARKS } from '@/components/charts/concept-map'
import { RichLine } from '@/components/items/rich-text'
import { BackLink } from '@/components/ui/back-link'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { LEVEL_LABELS } from '@/domain/mastery/level'
import { MIN_ANSWERS_FOR_RECALL } from '@/domain/mastery/recall'
import { formatPercent, plural } from '@/domain/text/format'
import { orNotFound } from '@/server/http/page-viewer'
import { findViewer } from '@/server/http/viewer'
import { type Evidence, getEvidence } from '@/server/progress/get-evidence'
import { type CourseQuery, courseQuery, findPageCourses } from '../../../page-courses'

export const metadata: Metadata = { title: 'How this level is calculated', robots: { index: false } }

type Props = CourseQuery & { params: Promise<{ concept: string }> }

export default async function EvidencePage({ params, searchParams }: Props) {
  const { concept } = await params
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return null
  const { course, all } = shown
  const query = courseQuery(course, all)
  const evidence = await orNotFound(() => getEvidence(viewer?.id ?? null, course, concept, new Date()))
  const { title, level, strength, recall, cards, answers, hasMore } = evidence
  const behind = answers.filter(({ counts }) => counts).length
  return (
    <div className="page-narrow">
      <BackLink href={`/progress/concepts${query}`} label="Concepts" />
      <h1 className="mt-2">{title}</h1>
      <p className="mt-3 text-lg">
        <span aria-hidden="true">{LEVEL_MARKS[level]} </span>
        {LEVEL_LABELS[level]}
        {`, based on ${plural(behind, 'answer')} from memory`}
        {strength !== null && behind >= MIN_ANSWERS_FOR_RECALL && `: ${formatPercent(strength)}`}
        {recall !== null && `; ${formatPercent(recall)} chance of recall today (${plural(cards, 'fact')})`}.
      </p>
      <Disclosure label="How levels work" className="mt-2">
        <p className="mt-1 text-muted text-sm">
          New: fewer than 2 answers. Learning: below 60%. Familiar: from 60%. Mastered: from 85%, with an 80%
          chance of recall, from at least 4 answers on 2 questions and 2 days. The newest answer counts most.
          A fact counts as recalled only if its latest answer from memory was correct.
        </p>
      </Disclosure>
      <form method="post" action={`/progress/concepts/${concept}/practice`} className="mt-6">
        <input type="hidden" name="course" value={course.slug} />
        <button type="submit" className="button">
          Practice this concept
        </button>
      </form>
      <h2 className="mt-10">Your answers</h2>
      {answers.length === 0 ? (
        <p className="mt-3 text-muted">
          None yet. <Link href="/review">Review</Link> includes questions you haven’t seen.
        </p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {answers.map((answer) => (
            <AnswerRow key={answer.id} answer={answer} />
          ))}
        </ul>
      )}
      {hasMore && (
        <p className="mt-3 text-muted text-sm">
          These are your latest answers. <Link href="/settings/data">Your data</Link> has all of them.
        </p>
      )}
    </div>
  )
}

const ORIGINS: Readonly<Record<string, string>> = {
  review: 'review',
  quiz: 'quiz',
  practice: 'practice',
  check: 'quick check',
}

function memoryLabel({
  origin,
  fromMemory,
}: Pick<Evidence['answers'][number], 'origin' | 'fromMemory'>): string {
  if (fromMemory) return 'from memory'
  return origin === 'check'
    ? 'with the passage in view, doesn’t count'
    : 'seen earlier that day, doesn’t count'
}

function AnswerRow({ answer }: { answer: Evidence['answers'][number] }) {
  const { stem, origin, fraction, fromMemory, counts, at } = answer
  return (
    <li className="grid gap-x-4 py-3 sm:grid-cols-[1fr_auto]">
      <span>
        <RichLine text={stem} />
        <span className="block text-muted text-sm">
          <LocalTime date={at.toISOString()} /> · {ORIGINS[origin] ?? origin} ·{' '}
          {memoryLabel({ origin, fromMemory })}
          {fromMemory && !counts && ' · not among the last 10'}
        </span>
      </span>
      <span className="tabular-nums">{formatPercent(fraction)}</span>
    </li>
  )
}
