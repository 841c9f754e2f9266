import type { ReactNode } from 'react'
import { ItemResult } from '@/components/items/item-result'
import { RichLine, RichText } from '@/components/items/rich-text'
import { ParagraphMarks } from '@/components/lesson/paragraph-marks'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import type { PublicItem } from '@/domain/items/to-public-item'
import { plural } from '@/domain/text/format'
import { SpellingNotes } from './spelling-notes'
import { verdictOf } from './verdicts'

type Props = {
  slot: number
  item: PublicItem
  courseSlug: string
  /** Next to the button, in place of the number of tries. */
  note?: string
  /** The passage to read again, in place of a link to it. */
  passage?: ReactNode
  checking: {
    triesUsed: number
    triesLeft: number
    isLocked: boolean
    hint: string | null
    review: VisibleResult | null
  }
}

/** Lets the learner check an answer during the attempt: the button, the result of the last check, and the hint for the next try. */
export function CheckPanel(props: Props) {
  const { slot, checking } = props
  const { triesUsed, triesLeft, isLocked, hint, review } = checking
  return (
    <div className="mt-5 grid gap-4">
      {review && <CheckedAnswer {...props} review={review} />}
      {hint && (
        <p className="rounded-lg bg-accent-soft px-4 py-3">
          <span className="font-semibold">Hint: </span>
          <RichLine text={hint} />
        </p>
      )}
      {!isLocked && (
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" name="go" value={`check:${slot}`} className="button">
            {triesUsed === 0 ? 'Check answer' : 'Check again'}
          </button>
          <p className="text-muted text-sm">{props.note ?? formatTries(triesUsed, triesLeft)}</p>
        </div>
      )}
    </div>
  )
}

function formatTries(used: number, left: number): string {
  if (used === 0 && left === 1) return 'You can check this answer once. Then it’s final.'
  return `${plural(left, 'try', 'tries')} left.`
}

type CheckedProps = Props & { review: VisibleResult }

function CheckedAnswer({ slot, item, review, courseSlug, passage, note, checking }: CheckedProps) {
  const { isLocked } = checking
  const { symbol, name, tone } = verdictOf(review.status)
  return (
    // The focus moves here after a check, so that screen readers announce it.
    <div
      id={`s${slot}-checked`}
      tabIndex={-1}
      className="rounded-lg border border-line bg-card px-4 py-3 outline-none"
    >
      <p className={`font-semibold ${tone}`}>
        <span aria-hidden="true">{symbol} </span>
        {name}
        {isLocked && !note && <span className="font-normal text-muted"> · final</span>}
      </p>
      {/* A final answer is marked in place of its fields. Before that, the fields are open for the next try. */}
      {!isLocked && review.rows.length > 1 && (
        <div className="mt-3">
          <ItemResult item={item} rows={review.rows} />
        </div>
      )}
      <SpellingNotes rows={review.rows} />
      {review.feedback.map(({ text, paragraph }) => (
        <div key={text} className="mt-2">
          <RichText text={text} />
          {paragraph !== undefined && <ParagraphMarks courseSlug={courseSlug} paragraphs={[paragraph]} />}
        </div>
      ))}
      {review.explanation && <RichText text={review.explanation} className="mt-2 font-serif" />}
      {review.section &&
        (passage ?? (
          <p className="mt-2 text-sm">
            <a href={`/courses/${courseSlug}/lessons/${review.section}`}>Reread the section</a>
          </p>
        ))}
    </div>
  )
}
