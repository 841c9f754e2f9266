import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { validateResponse } from '@/domain/items/validate-response'
import { plural } from '@/domain/text/format'
import { AttemptForm } from './attempt-form'
import type { AttemptClock, AttemptQuestion, AttemptRules, Figures, QuestionState } from './attempt-types'
import { CheckPanel } from './check-panel'
import { asksOf } from './confidence-fields'
import type { Draft } from './ensure-attempt'
import { Pager } from './pager'
import { Presence } from './presence'
import { QuestionCard } from './question-card'
import { QuestionFocus } from './question-focus'
import { QuestionNav } from './question-nav'
import { QuestionPanel, ShownQuestion } from './shown-question'
import type { StoredAttempt } from './stored-attempt'
import { ViewSwitch } from './view-switch'

type Props = {
  /** The page's path without slot and view. For an unsaved attempt, it already has a query. */
  path: string
  /** Null for an unsaved attempt, which is stored with its first answer. */
  attemptId: string | null
  draft: Draft | null
  title: string
  courseSlug: string
  rules: AttemptRules
  clock: AttemptClock
  questions: QuestionState[]
  /** Every question that can be shown. */
  asked: AttemptQuestion[]
  figures: Figures
  /** The question that is shown first, or null for all. */
  current: number | null
  /** What this browser stores, so that the page can be rendered offline; null if it was rendered from that. */
  stored: StoredAttempt | null
  /** Whether course staff can see that it's open, as for an assignment. */
  isWatched?: boolean
  /** Questions whose last posted answer couldn't be read. */
  toMend?: ReadonlySet<number>
  /** A question that was to be checked without an answer. */
  uncheckable?: number | null
}

/** The page for taking a quiz, for stored and unsaved attempts. */
export function AttemptView(props: Props) {
  const { path, attemptId, draft, title, rules, clock, questions, asked, current } = props
  const canShowAll = !rules.sequential && !rules.onePerPage
  return (
    <ShownQuestion
      title={title}
      initial={current}
      total={questions.length}
      isSequential={rules.sequential}
      canShowAll={canShowAll}
    >
      <div className="page grid gap-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="min-w-0">
          <header className="mb-6 flex flex-wrap items-baseline justify-between gap-3">
            <h1 className="text-2xl">{title}</h1>
            {canShowAll && <ViewSwitch path={path} />}
          </header>
          {props.isWatched && attemptId && <Presence attemptId={attemptId} closesAt={clock.closesAt} />}
          <QuestionFocus
            questions={asked.map(({ slot, revision, checking }) => ({
              slot,
              revision,
              tries: checking?.triesUsed ?? 0,
            }))}
          />
          <AttemptForm
            attemptId={attemptId}
            draft={draft}
            isAll={current === null}
            clock={clock}
            stored={props.stored}
          >
            <div className="grid gap-10">
              {asked.map((question) => (
                <QuestionPanel key={question.slot} slot={question.slot}>
                  <Question question={question} view={props} />
                </QuestionPanel>
              ))}
            </div>
            <Pager last={questions.length} isSequential={rules.sequential} />
          </AttemptForm>
        </div>
        <QuestionNav
          path={path}
          questions={questions}
          isSequential={rules.sequential}
          finishPath={attemptId && `/attempts/${attemptId}/submit`}
          noun={props.isWatched ? 'assignment' : 'quiz'}
        />
      </div>
    </ShownQuestion>
  )
}

function Question({ question, view }: { question: AttemptQuestion; view: Props }) {
  const { slot, revision, checking, points = DEFAULT_POINTS } = question
  const { rules, courseSlug, questions, current, figures } = view
  return (
    <QuestionCard
      key={`${revision}.${checking?.triesUsed ?? 0}`}
      question={question}
      position={positionOf(slot, questions.length, points)}
      prefix={fieldPrefix(slot)}
      problem={problemOf(question, view)}
      asks={asksOf(rules, question.item.type)}
      canFlag={!rules.sequential}
      isPosted={current === null || current === slot}
      figure={figures.get(slot)}
      checking={
        checking && (
          <CheckPanel slot={slot} item={question.item} checking={checking} courseSlug={courseSlug} />
        )
      }
    />
  )
}

/** Where a question is, and what it is worth if that isn’t the usual. */
function positionOf(slot: number, total: number, points: number): string {
  const worth = points === DEFAULT_POINTS ? '' : ` · ${plural(points, 'point')}`
  return `Question ${slot} of ${total}${worth}`
}

type PostedProblems = Pick<Props, 'toMend' | 'uncheckable'>

/** What is wrong with the saved answer, or with the one that was posted last. */
export function problemOf(
  { slot, item, response }: AttemptQuestion,
  { toMend, uncheckable }: PostedProblems,
): string | null {
  if (uncheckable === slot) return 'Enter an answer first. This won’t use a try.'
  const check = validateResponse(item, response)
  // The field itself asks about an ambiguous number.
  if (!check.ok) return check.problem.choices ? null : check.problem.message
  return toMend?.has(slot) ? 'We couldn’t read that answer, so it wasn’t saved. Enter it again.' : null
}
