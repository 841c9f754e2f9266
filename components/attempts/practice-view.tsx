import type { ReactNode } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import type { PracticeStep } from '@/domain/attempts/practice'
import { pluralForm } from '@/domain/text/format'
import { AttemptForm } from './attempt-form'
import type { AttemptQuestion } from './attempt-types'
import { CheckPanel } from './check-panel'
import { QuestionCard } from './question-card'
import { QuestionFocus } from './question-focus'
import { ShownQuestion } from './shown-question'

type Props = {
  attemptId: string
  title: string
  courseSlug: string
  step: PracticeStep
  question: AttemptQuestion
  /** What is invalid in the saved answer. */
  problem: string | null
  figure: ReactNode
  /** The passage to read again, once the answer is checked. */
  passage: ReactNode
  serverNow: string
}

/** A practice session: a question, then in its place the marked answer and why, then the next question. */
export function PracticeView(props: Props) {
  const { attemptId, title, courseSlug, step, question, problem, figure, passage } = props
  const { slot, revision, item, checking } = question
  const isAnswered = checking?.isLocked ?? false
  const triesUsed = checking?.triesUsed ?? 0
  const asked = step.total + (step.cameBack ?? 0) + step.comingBack
  return (
    <ShownQuestion title={title} initial={slot} total={asked} isSequential canShowAll={false}>
      <div className="page-narrow">
        <h1 className="text-2xl">{title}</h1>
        <ProgressBar
          label="Practice progress"
          value={isAnswered ? slot : slot - 1}
          max={asked}
          className="mt-4 mb-6"
        />
        <QuestionFocus questions={[{ slot, revision, tries: triesUsed }]} />
        <AttemptForm
          attemptId={attemptId}
          draft={null}
          isAll={false}
          clock={{ closesAt: null, serverNow: props.serverNow }}
          stored={null}
          onEnter={isAnswered ? `next:${slot}` : `check:${slot}`}
        >
          <QuestionCard
            key={`${slot}.${revision}.${triesUsed}`}
            question={question}
            position={formatStep(step)}
            prefix={fieldPrefix(slot)}
            problem={problem}
            canFlag={false}
            figure={figure}
            checking={
              checking && (
                <CheckPanel
                  slot={slot}
                  item={item}
                  checking={checking}
                  courseSlug={courseSlug}
                  note="You’ll see why. A question that you miss comes back later."
                  passage={passage}
                />
              )
            }
          />
          <PracticeButtons attemptId={attemptId} slot={slot} isAnswered={isAnswered} isLast={step.isLast} />
        </AttemptForm>
      </div>
    </ShownQuestion>
  )
}

type ButtonProps = { attemptId: string; slot: number; isAnswered: boolean; isLast: boolean }

function PracticeButtons({ attemptId, slot, isAnswered, isLast }: ButtonProps) {
  const end = `/attempts/${attemptId}/submission`
  return (
    <div className="mt-8 flex flex-wrap items-center gap-3">
      {!isLast && (
        <button
          type="submit"
          name="go"
          value={`next:${slot}`}
          className={isAnswered ? 'button' : 'button-quiet'}
        >
          {isAnswered ? 'Next' : 'Skip'}
        </button>
      )}
      <button type="submit" formAction={end} className={isLast && isAnswered ? 'button' : 'button-quiet'}>
        {isLast && isAnswered ? 'Finish' : 'End practice'}
      </button>
    </div>
  )
}

/** Where the learner is, and which questions come back: `3 of 8, 1 comes back`. */
function formatStep({ position, total, comingBack, cameBack }: PracticeStep): string {
  if (cameBack !== null) return `Came back: ${cameBack} of ${cameBack + comingBack}`
  if (comingBack === 0) return `${position} of ${total}`
  return `${position} of ${total}, ${comingBack} ${pluralForm(comingBack, 'comes', 'come')} back`
}
