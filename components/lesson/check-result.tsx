import { SpellingNotes } from '@/components/attempts/spelling-notes'
import { ItemResult } from '@/components/items/item-result'
import { RichLine, RichText } from '@/components/items/rich-text'
import type { AnswerTo } from '@/contract/call-api'
import type { PublicItem } from '@/domain/items/to-public-item'
import { ParagraphMarks } from './paragraph-marks'

/** The server's result for an answer to a quick check. */
export type CheckOutcome = AnswerTo<'answerCheck'>

const VERDICTS: Record<CheckOutcome['status'], string> = {
  correct: 'Correct.',
  partial: 'Partially correct.',
  incorrect: 'Incorrect.',
  unanswered: 'Not answered.',
  ungradable: 'We couldn’t read that answer.',
  waiting: 'Not scored.',
}

export function CheckResult({ outcome, courseSlug }: { outcome: CheckOutcome; courseSlug: string }) {
  const isRight = outcome.status === 'correct'
  return (
    <>
      {/* The type of an API answer doesn't preserve pairs. */}
      <ItemResult item={outcome.item as PublicItem} rows={outcome.rows} />
      <div className={`mt-4 grid gap-2 rounded-lg px-4 py-3 ${isRight ? 'bg-good-soft' : 'bg-wrong-soft'}`}>
        <p className={`font-semibold ${isRight ? 'text-good' : 'text-wrong'}`}>
          <span aria-hidden="true">{isRight ? '✓ ' : '✗ '}</span>
          {VERDICTS[outcome.status]}
        </p>
        <SpellingNotes rows={outcome.rows} />
        {outcome.feedback.map(({ text, section, paragraph }) => (
          <p key={text}>
            <RichLine text={text} />{' '}
            {paragraph !== undefined && <ParagraphMarks courseSlug={courseSlug} paragraphs={[paragraph]} />}{' '}
            {section !== null && (
              <a href={sectionHref(courseSlug, section)} className="whitespace-nowrap">
                Reread
              </a>
            )}
          </p>
        ))}
        <RichText text={outcome.explanation} />
        <ParagraphMarks courseSlug={courseSlug} paragraphs={outcome.paragraphs} />
      </div>
    </>
  )
}

/** Turns `lesson#section` into a path. */
function sectionHref(courseSlug: string, section: string): string {
  return `/courses/${courseSlug}/lessons/${section}`
}
