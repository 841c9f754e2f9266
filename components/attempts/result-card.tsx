import type { ReactNode } from 'react'
import { ItemResult } from '@/components/items/item-result'
import { RichText, Stem } from '@/components/items/rich-text'
import { ParagraphMarks } from '@/components/lesson/paragraph-marks'
import { Notice } from '@/components/ui/notice'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import type { PublicItem } from '@/domain/items/to-public-item'
import { formatNumber, plural } from '@/domain/text/format'
import { SpellingNotes } from './spelling-notes'
import { verdictOf } from './verdicts'

type Props = {
  slot: number
  item: PublicItem
  review: VisibleResult
  /** The map that the item is asked on. */
  map?: ReactNode
  /** Confidence or number of tries. */
  remark?: string | null
  courseSlug: string
  /** By `lesson#section`. */
  sectionTitles: Readonly<Record<string, string>>
  /** Why the points changed. */
  regrade?: { before: number; after: number; isDropped: boolean; reason: string } | null
  /** Whether the staff of a class grade what only people can grade. */
  waitsForStaff?: boolean
  /** Actions, such as a regrade request. */
  children?: ReactNode
}

/** One question after submission: the learner's answer, the correct answer, feedback, and where to reread. */
export function ResultCard(props: Props) {
  const { slot, item, review, map, remark, courseSlug, sectionTitles, regrade, waitsForStaff, children } =
    props
  const verdict = verdictOf(review.status)
  const named = [review, ...review.feedback].flatMap(({ section }) => section ?? [])
  const sections = [...new Set(named)]
  return (
    <article className="card reading" aria-labelledby={`q${slot}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <p className={`font-semibold ${verdict.tone}`}>
          <span aria-hidden="true">{verdict.symbol} </span>
          {waitsForStaff && review.status === 'waiting' ? 'Waiting to be graded' : verdict.name}
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
      <div className="mt-4">
        <ItemResult item={item} rows={review.rows} map={map} />
      </div>
      <SpellingNotes rows={review.rows} />
      {review.feedback.length > 0 && (
        <ul className="mt-4 grid gap-2 border-accent border-l-3 pl-4">
          {review.feedback.map(({ text, paragraph }) => (
            <li key={text}>
              <RichText text={text} />
              {paragraph !== undefined && <ParagraphMarks courseSlug={courseSlug} paragraphs={[paragraph]} />}
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
