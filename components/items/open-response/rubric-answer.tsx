import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { countWords } from '@/domain/items/types/open-response/count-words'
import { plural } from '@/domain/text/format'
import { WrittenText } from './written-text'

type Props = {
  slot: number
  /** Null if there is no answer. */
  text: string | null
  rubric: {
    modelAnswer: string
    criteria: readonly { id: string; text: string; points: number; isMet: boolean }[]
    checkedAt: Date | null
  }
}

/** What a student wrote, for staff: with the rubric, the student’s own check, and the model answer. */
export function RubricAnswer({ slot, text, rubric: { modelAnswer, criteria, checkedAt } }: Props) {
  return (
    <div className="mt-2 grid gap-4">
      {text === null ? (
        <p className="text-muted">Not answered.</p>
      ) : (
        <div className="card">
          <WrittenText text={text} />
          <p className="mt-3 text-muted text-sm">{plural(countWords(text), 'word')}</p>
        </div>
      )}
      <div>
        <h3 id={`rubric-${slot}`} className="font-semibold text-base">
          Rubric
        </h3>
        <p className="mt-1 text-muted text-sm">
          {checkedAt ? (
            <>
              The student’s own check, saved <LocalTime date={checkedAt.toISOString()} />:
            </>
          ) : (
            'The student hasn’t checked the answer against it.'
          )}
        </p>
        <ul aria-labelledby={`rubric-${slot}`} className="mt-2 grid gap-1.5">
          {criteria.map(({ id, text: criterion, points, isMet }) => (
            <li key={id} className="flex gap-2">
              {checkedAt && (
                <>
                  <span aria-hidden="true">{isMet ? '☑' : '☐'}</span>
                  <span className="sr-only">{isMet ? 'Checked: ' : 'Not checked: '}</span>
                </>
              )}
              <span>
                {criterion} <span className="whitespace-nowrap text-muted">({plural(points, 'point')})</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <Disclosure label="Model answer">
        <WrittenText text={modelAnswer} className="mt-2 font-serif" />
      </Disclosure>
    </div>
  )
}
