import type { ReactNode } from 'react'
import { ComparedTexts } from '@/components/items/open-response/compared-texts'
import { RichText, Stem } from '@/components/items/rich-text'
import { ParagraphMarks } from '@/components/lesson/paragraph-marks'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import type { VisibleResult, VisibleReviewRow } from '@/domain/attempts/visible-result'
import { formatNumber, plural } from '@/domain/text/format'
import { SpellingNotes } from './spelling-notes'
import { verdictOf } from './verdicts'

type Props = {
  slot: number
  review: VisibleResult
  /** Confidence or number of tries. */
  remark?: string | null
  courseSlug: string
  /** By `lesson#section`. */
  sectionTitles: Readonly<Record<string, string>>
  /** Why the points changed. */
  regrade?: { before: number; after: number; isDropped: boolean; reason: string } | null
  /** Actions, such as a regrade request. */
  children?: ReactNode
}

/** One question after submission: the learner's answer, the correct answer, feedback, and where to reread. */
export function ResultCard(props: Props) {
  const { slot, review, remark, courseSlug, sectionTitles, regrade, children } = props
  const verdict = verdictOf(review.status)
  const ofFeedback = review.feedback.map(({ section }) => section)
  const sections = [...new Set([...(review.section ? [review.section] : []), ...ofFeedback])]
  return (
    <article className="card reading" aria-labelledby={`q${slot}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <p className={`font-semibold ${verdict.tone}`}>
          <span aria-hidden="true">{verdict.symbol} </span>
          {verdict.name}
        </p>
        <p className="text-muted text-sm tabular-nums">{formatEarned(review)}</p>
      </div>
      <Stem
        as="h3"
        id={`q${slot}`}
        lead={<span className="text-muted">{slot}. </span>}
        text={review.stem}
        className="mt-2 text-lg leading-snug"
      />
      {remark && <p className="mt-1 text-muted text-sm">{remark}</p>}
      {review.reason && <p className="mt-2 text-wrong">{review.reason}</p>}
      {regrade && (
        <Notice tone="warn" className="mt-2">
          {regrade.isDropped
            ? 'This question was dropped.'
            : `Regraded from ${formatNumber(regrade.before)} to ${plural(regrade.after, 'point')}.`}{' '}
          {regrade.reason}
        </Notice>
      )}
      {review.rows.some(({ isLong }) => isLong) ? (
        <ComparedTexts rows={review.rows} />
      ) : (
        <Answers rows={review.rows} label={`Answers to question ${slot}`} />
      )}
      <SpellingNotes rows={review.rows} />
      {review.feedback.length > 0 && (
        <ul className="mt-4 grid gap-2 border-accent border-l-3 pl-4">
          {review.feedback.map(({ text }) => (
            <li key={text}>
              <RichText text={text} />
            </li>
          ))}
        </ul>
      )}
      {review.explanation && (
        <RichText
          text={review.explanation}
          className="mt-4 font-serif text-[calc(1.0625*var(--reading))] leading-relaxed"
        />
      )}
      {sections.length > 0 && (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
          <span>Reread:</span>
          {sections.map((section) => (
            <a key={section} href={`/courses/${courseSlug}/lessons/${section}`}>
              {sectionTitles[section] ?? 'the section'}
            </a>
          ))}
          <ParagraphMarks courseSlug={courseSlug} paragraphs={review.paragraphs} />
        </p>
      )}
      {children}
    </article>
  )
}

function formatEarned({ earned, possible, criteria, status }: VisibleResult): string {
  // Worth nothing until a person grades it, which the status says.
  if (possible === 0 && (status === 'waiting' || criteria)) return ''
  if (earned === null) return possible === null ? '' : `Worth ${plural(possible, 'point')}`
  return possible === null ? plural(earned, 'point') : `${formatNumber(earned)} of ${formatNumber(possible)}`
}

function Answers({ rows, label }: { rows: readonly VisibleReviewRow[]; label: string }) {
  const hasKey = rows.some(({ correct }) => correct !== null)
  const isLabelled = rows.some(({ label }) => label !== null)
  return (
    <DataTable
      caption={label}
      columns={[
        ...(isLabelled ? [PART] : []),
        { title: 'Your answer', cell: (row) => <Given row={row} /> },
        ...(hasKey ? [CORRECT_ANSWER] : []),
      ]}
      rows={rows}
      keyOf={({ id }) => id}
      size="small"
      className="max-sm:wrap-anywhere mt-4"
    />
  )
}

const PART: Column<VisibleReviewRow> = {
  title: 'Part',
  isTitleHidden: true,
  isRowHeader: true,
  cell: ({ label }) => (
    <span className={label && label.length > 160 ? 'line-clamp-4' : undefined}>{label}</span>
  ),
}

const CORRECT_ANSWER: Column<VisibleReviewRow> = { title: 'Correct answer', cell: ({ correct }) => correct }

function Given({ row }: { row: VisibleReviewRow }) {
  // Unselected options show no verdict while the answer key is hidden.
  if (row.isUnchosen && row.status === 'answered') return <span className="text-muted">{row.given}</span>
  const { symbol, name, tone } = verdictOf(row.status)
  return (
    <>
      <span aria-hidden="true" className={`${tone} mr-1.5`}>
        {symbol}
      </span>
      <span className="sr-only">{name}: </span>
      {row.given ?? <span className="text-muted">no answer</span>}
      {row.reason && <span className="block text-sm text-wrong">{row.reason}</span>}
    </>
  )
}
