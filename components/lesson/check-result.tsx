import { SpellingNotes } from '@/components/attempts/spelling-notes'
import { RichLine, RichText } from '@/components/items/rich-text'

/** What the server says of a check's answer. */
export type CheckOutcome = {
  status: 'right' | 'partial' | 'wrong' | 'unanswered' | 'ungradable'
  /** The right answer, in words. */
  right: string
  /** How an answer is spelled that was accepted with a typo. */
  spelling: string | null
  feedback: readonly { text: string; section: string }[]
  explanation: string
}

const VERDICTS: Record<CheckOutcome['status'], string> = {
  right: 'Right.',
  partial: 'Partly right.',
  wrong: 'Not quite.',
  unanswered: 'Not answered.',
  ungradable: 'That could not be read.',
}

export function CheckResult({ outcome, courseSlug }: { outcome: CheckOutcome; courseSlug: string }) {
  const isRight = outcome.status === 'right'
  return (
    <div className={`mt-4 grid gap-2 rounded-lg px-4 py-3 ${isRight ? 'bg-good-soft' : 'bg-wrong-soft'}`}>
      <p className={`font-semibold ${isRight ? 'text-good' : 'text-wrong'}`}>
        <span aria-hidden="true">{isRight ? '✓ ' : '✗ '}</span>
        {VERDICTS[outcome.status]}
      </p>
      {!isRight && <p>The answer: {outcome.right}</p>}
      <SpellingNotes rows={[outcome]} />
      {outcome.feedback.map(({ text, section }) => (
        <p key={text}>
          <RichLine text={text} />{' '}
          <a href={sectionHref(courseSlug, section)} className="whitespace-nowrap">
            Reread
          </a>
        </p>
      ))}
      <RichText text={outcome.explanation} />
    </div>
  )
}

/** `lesson#section` as an address. */
function sectionHref(courseSlug: string, section: string): string {
  return `/courses/${courseSlug}/lessons/${section}`
}
