import Link from 'next/link'
import { AttemptForm } from '@/components/attempts/attempt-form'
import { CheckPanel } from '@/components/attempts/check-panel'
import { PlaceList } from '@/components/attempts/place-list'
import { Presence } from '@/components/attempts/presence'
import { QuestionCard } from '@/components/attempts/question-card'
import { QuestionFocus } from '@/components/attempts/question-focus'
import type { Rules } from '@/domain/attempts/rules'
import { checkResponse } from '@/domain/items/check-response'
import type { AskedItem, PlaceSummary } from '@/server/attempts/queries'
import { fieldPrefix } from '@/server/attempts/save-form'
import { ItemMap } from './item-map'

export type AttemptViewProps = {
  /** The page's address without slot and view; a draft's has a query already. */
  path: string
  /** Null for a draft, of which nothing is stored before the first answer. */
  attemptId: string | null
  draft: { course: string; quiz: string; seed: string } | null
  title: string
  courseSlug: string
  rules: Rules
  /** ISO 8601; `closesAt` null where there is no clock. */
  clock: { closesAt: string | null; serverNow: string }
  places: PlaceSummary[]
  asked: AskedItem[]
  /** The place that is asked, or null for all on one page. */
  current: number | null
  /** Whether those who teach may see that it is open: an assignment. */
  isWatched?: boolean
  /** Places whose last post could not be read. */
  toMend?: ReadonlySet<number>
  /** A place whose blank answer was to be checked. */
  uncheckable?: number | null
}

/** The page on which a quiz is taken, for an attempt and for a draft of one. */
export function AttemptView(props: AttemptViewProps) {
  const { path, attemptId, draft, title, courseSlug, rules, clock, places, asked, current } = props
  const isAll = current === null
  const last = places.length
  const join = path.includes('?') ? '&' : '?'
  return (
    <div className="page grid gap-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0">
        <header className="mb-6 flex flex-wrap items-baseline justify-between gap-3">
          <h1 className="text-2xl">{title}</h1>
          {!rules.sequential && !rules.onePerPage && (
            <Link
              href={isAll ? path : `${path}${join}view=all`}
              prefetch={false}
              className="text-sm underline"
            >
              {isAll ? 'One question at a time' : 'All on one page'}
            </Link>
          )}
        </header>
        {props.isWatched && attemptId && (
          <Presence attemptId={attemptId} slot={current} closesAt={clock.closesAt} />
        )}
        <QuestionFocus
          current={current}
          asked={asked.map(({ slot, revision, checking }) => ({
            slot,
            revision,
            tries: checking?.triesUsed ?? 0,
          }))}
        />
        <AttemptForm
          attemptId={attemptId}
          draft={draft}
          path={path}
          view={isAll ? 'all' : 'one'}
          clock={clock}
          key={isAll ? 'all' : current}
        >
          <div className="grid gap-10">
            {asked.map((question) => (
              <QuestionCard
                key={`${question.slot}.${question.revision}.${question.checking?.triesUsed ?? 0}`}
                question={question}
                total={last}
                prefix={fieldPrefix(question.slot)}
                problem={problemOf(question, props)}
                asks={asksOf(rules)}
                canFlag={!rules.sequential}
                figure={
                  <ItemMap courseSlug={courseSlug} item={question.item} prefix={fieldPrefix(question.slot)} />
                }
                checking={
                  question.checking && (
                    <CheckPanel slot={question.slot} checking={question.checking} courseSlug={courseSlug} />
                  )
                }
              />
            ))}
          </div>
          <Pager current={current} last={last} isSequential={rules.sequential} />
        </AttemptForm>
      </div>
      <PlaceList
        path={path}
        places={places}
        current={current}
        isSequential={rules.sequential}
        finishPath={attemptId && `/attempts/${attemptId}/submit`}
      />
    </div>
  )
}

function problemOf(
  { slot, item, response }: AskedItem,
  { toMend, uncheckable }: AttemptViewProps,
): string | null {
  if (uncheckable === slot) return 'Give an answer first. A blank uses up no try.'
  const check = checkResponse(item, response)
  // A number that could be two is asked about at its field.
  if (!check.ok) return check.problem.choices ? null : check.problem.message
  return toMend?.has(slot) ? 'That answer could not be read, so it was not kept. Please give it again.' : null
}

/** What the learner is asked beside the answer. */
function asksOf({ behaviour, confidence }: Rules): 'certainty' | 'confidence' | null {
  if (behaviour === 'certainty') return 'certainty'
  return confidence ? 'confidence' : null
}

type PagerProps = { current: number | null; last: number; isSequential: boolean }

function Pager({ current, last, isSequential }: PagerProps) {
  const atEnd = current === null || current === last
  const next = isSequential ? `next:${current ?? 1}` : `slot:${(current ?? 0) + 1}`
  return (
    <div className="mt-8 flex flex-wrap items-center justify-between gap-3">
      {current !== null && current > 1 && !isSequential ? (
        <button type="submit" name="go" value={`slot:${current - 1}`} className="button-quiet">
          Previous
        </button>
      ) : (
        <span className="text-muted text-sm">
          {isSequential && !atEnd && 'There is no way back to a question.'}
        </span>
      )}
      <span className="flex flex-wrap gap-3">
        {/* With JavaScript every answer is saved as it is given. */}
        <button type="submit" name="go" value="stay" className="button-quiet only-without-script">
          Save
        </button>
        <button type="submit" name="go" value={atEnd ? 'submit:1' : next} className="button">
          {atEnd ? 'Review and submit' : 'Next'}
        </button>
      </span>
    </div>
  )
}

/** The title of the page, which names the question. @param current null if all are on the page */
export function titleOf(quizTitle: string, current: number | null, total: number): string {
  return current === null ? quizTitle : `Question ${current} of ${total} · ${quizTitle}`
}

/** The place that the address asks for, within the attempt; without one, the first that isn't fully answered. */
export function placeFrom(slot: string | undefined, places: readonly PlaceSummary[]): number {
  const first = places.find(({ progress }) => progress.state !== 'answered')?.slot ?? 1
  return Math.min(Math.max(1, Math.trunc(Number(slot ?? first)) || 1), places.length)
}
