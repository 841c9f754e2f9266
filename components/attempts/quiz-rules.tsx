import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import type { Range } from '@/domain/attempts/count-questions'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import type { Quiz } from '@/domain/attempts/quiz'
import type { ReviewMatrix, ReviewRowName } from '@/domain/attempts/review-policy'
import type { Rules } from '@/domain/attempts/rules'
import {
  COUNTING_WORDS,
  durationInWords,
  timeLimitInWords,
  unseenInWords,
} from '@/domain/attempts/rules-in-words'
import { formatPercent, plural } from '@/domain/text/format'
import { formatCutOff } from './format-cut-off'
import { formatQuestionCount } from './format-question-count'

type Props = {
  questions: Range
  definition: Pick<Quiz, 'pools' | 'shuffleItems' | 'unseenDays' | 'whenFewUnseen'>
  rules: Rules
  composed: ComposedLimits
  now: Date
}

/** What a learner should know before they start, as a plain list. */
export function QuizRules({ questions, definition, rules, composed, now }: Props) {
  const { limits, base } = composed
  const unseen = unseenInWords(definition, 'you have')
  const cutOff = formatCutOff(limits, now)
  const lines: ReactNode[] = [
    capitalized(formatQuestionCount(questions)),
    ...dates(composed),
    limits.timeLimitSeconds === null && base.timeLimitSeconds === null
      ? 'No time limit; every answer is saved as you give it'
      : `Time limit: ${timeLimitInWords(limits.timeLimitSeconds, base.timeLimitSeconds)}; every answer is saved as you give it`,
    ...(cutOff === null ? [] : [cutOff]),
    ...lateness(rules),
    ...whenTimeIsUp(rules),
    rules.sequential
      ? 'One question after the other: there is no way back'
      : 'You can go back and change answers until you submit',
    ...behaviour(rules),
    attempts(limits.attempts, base.attempts, rules),
    ...(unseen === null ? [] : [unseen]),
    ...(rules.onePerPage && !rules.sequential ? ['Each question on a page of its own'] : []),
    drawn(definition),
    ...review(rules),
  ]
  return (
    <ul className="mt-6 grid list-disc gap-1.5 pl-5 text-muted">
      {lines.map((line, index) => (
        // The list is drawn anew as a whole: a line's place is what it is known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are never reordered
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function dates({ limits, base }: ComposedLimits): ReactNode[] {
  const line = (words: string, moment: Date | null, ofAll: Date | null) =>
    moment === null
      ? []
      : [
          <>
            {words} <LocalTime date={moment.toISOString()} />
            {ofAll && ofAll.getTime() !== moment.getTime() && (
              <>
                {' '}
                (for others <LocalTime date={ofAll.toISOString()} />)
              </>
            )}
          </>,
        ]
  return [
    ...line('Opens', limits.opensAt, base.opensAt),
    ...line('Due', limits.dueAt, base.dueAt),
    ...line('Closes', limits.closesAt, base.closesAt),
  ]
}

function lateness({ dueAt, latePenalty }: Rules): string[] {
  if (dueAt === null) return []
  if (latePenalty === 0) return ['Submissions after the due date are marked late, without a penalty']
  return [`Each calendar day late costs ${Math.round(latePenalty * 1000) / 10}% of the points`]
}

function whenTimeIsUp({ timeLimitMinutes, closesAt, whenTimeIsUp: act, graceMinutes }: Rules): string[] {
  if (timeLimitMinutes === null && closesAt === null) return []
  switch (act) {
    case 'submit':
      return ['When the time is up, what is saved is submitted']
    case 'grace':
      return [
        `When the time is up, answers are fixed; you have ${durationInWords(graceMinutes * 60)} more to submit them, marked as late`,
      ]
    case 'abandon':
      return ['Submit before the time is up: what is not submitted is not graded']
  }
}

function behaviour({ behaviour: kind, tries, penalty }: Rules): string[] {
  switch (kind) {
    case 'deferred':
      return []
    case 'immediate':
      return ['Each answer can be checked once, and then stands']
    case 'interactive':
      return [
        `Each question has ${tries} tries with hints between them; each try before the right one costs ${formatPercent(penalty)} of its mark`,
      ]
    case 'certainty':
      return [
        'Marked by certainty: the surer you say to be, the more a right answer earns and a wrong one costs',
      ]
  }
}

function attempts(count: number | null, ofAll: number | null, { waitMinutes, counting }: Rules): string {
  const number = count === null ? 'As many attempts as you like' : plural(count, 'attempt')
  const others = count === ofAll ? '' : ` (others have ${ofAll ?? 'as many as they like'})`
  const wait = waitMinutes > 0 ? `, ${durationInWords(waitMinutes * 60)} apart` : ''
  const counts = count === 1 ? '' : `; what counts is ${COUNTING_WORDS[counting]}`
  return number + others + wait + counts
}

function drawn({ pools, shuffleItems }: Props['definition']): string {
  if (pools.length > 0) return 'Drawn at random, so another attempt asks other questions'
  return `The same questions each time, in ${shuffleItems ? 'another' : 'the same'} order`
}

function review({ review: policy }: Rules): string[] {
  switch (policy) {
    case 'practice':
      return ['Results, the right answers and feedback at once']
    case 'homework':
      return ['Marks at once; the right answers when the quiz has closed']
    case 'exam':
      return ['Results and the right answers when the quiz has closed']
    default:
      return [
        shown('Your marks are', policy, 'marks'),
        shown('Feedback is', policy, 'feedback'),
        shown('The right answers are', policy, 'right-answer'),
      ]
  }
}

const WHEN_WORDS = [
  ['during', 'while you answer'],
  ['immediately', 'at once'],
  ['later', 'some minutes after you submit'],
  ['closed', 'when the quiz has closed'],
] as const

/** From when on something is shown, of a matrix that was ticked cell by cell. */
function shown(what: string, policy: ReviewMatrix, row: ReviewRowName): string {
  const first = WHEN_WORDS.find(([when]) => policy[when].includes(row))
  return `${what} ${first ? `shown ${first[1]}` : 'not shown'}`
}
