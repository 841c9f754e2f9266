import { SpellingNotes } from '@/components/attempts/spelling-notes'
import { verdictOf } from '@/components/attempts/verdicts'
import { RichText } from '@/components/items/rich-text'
import { ParagraphMarks } from '@/components/lesson/paragraph-marks'
import { PassageQuote } from '@/components/lesson/passage-quote'
import { LocalTime } from '@/components/ui/local-time'
import type { Answered } from './send-answers'

const DUE_REASONS = {
  repeated: 'You already answered this question today, so this answer doesn’t change the date.',
  'used-up': 'You answered all questions on this fact today.',
} as const

/** The result of an answer, with the lesson passage. */
export function Outcome({ answered, courseSlug }: { answered: Answered; courseSlug: string }) {
  const { review, passage, dueAt, dueReason, isLeech, isHighConfidenceError, mixedUp } = answered
  const { symbol, name, tone } = verdictOf(review.status)
  const isRight = review.status === 'correct'
  return (
    <div className={`reading mt-6 rounded-xl px-5 py-4 ${isRight ? 'bg-good-soft' : 'bg-wrong-soft'}`}>
      <p className={`font-semibold text-lg ${tone}`}>
        <span aria-hidden="true">{symbol} </span>
        {name}
      </p>
      {review.reason && <p className="mt-1">{review.reason}</p>}
      <SpellingNotes rows={review.rows} />
      {review.feedback.map(({ text, paragraph }) => (
        <div key={text} className="mt-2">
          <RichText text={text} />
          {paragraph !== undefined && <ParagraphMarks courseSlug={courseSlug} paragraphs={[paragraph]} />}
        </div>
      ))}
      {review.explanation && <RichText text={review.explanation} className="mt-2" />}
      {isHighConfidenceError && (
        <p className="mt-2 font-medium">You were confident about this one. It comes first next time.</p>
      )}
      {mixedUp.length > 0 && (
        <p className="mt-2 font-medium">
          Mixed up: {mixedUp.join(', ')}. Your next review will compare the two.
        </p>
      )}
      {passage && (
        <PassageQuote {...passage} className="mt-4">
          <ParagraphMarks courseSlug={courseSlug} paragraphs={review.paragraphs} />
        </PassageQuote>
      )}
      {isLeech && (
        <p className="mt-3 font-medium">
          You’ve forgotten this fact several times, so the card is suspended. Reread{' '}
          {passage ? <a href={passage.path}>{passage.title}</a> : 'its section'} to bring it back.
        </p>
      )}
      {dueAt && !isLeech && (
        <p className="mt-3 text-muted text-sm">
          Next review: <LocalTime date={dueAt} />
          {dueReason && `. ${DUE_REASONS[dueReason]}`}
        </p>
      )}
    </div>
  )
}
