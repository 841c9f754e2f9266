import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { type AssignmentOnlyCount, NONE_ASSIGNMENT_ONLY } from '@/domain/attempts/count-assignment-only'
import type { Range } from '@/domain/attempts/count-questions'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import { formatResultsPolicy, type QuizNoun } from '@/domain/attempts/format-results-policy'
import { COUNTING_LABELS, formatTimeLimit, formatUnseen } from '@/domain/attempts/format-rules'
import type { Quiz } from '@/domain/attempts/quiz'
import type { Rules } from '@/domain/attempts/rules'
import { formatDuration, formatPercent, plural } from '@/domain/text/format'
import { formatCutOff } from './format-cut-off'
import { formatQuestionCount } from './format-question-count'

type Props = {
  questions: Range
  definition: Pick<Quiz, 'pools' | 'shuffleItems' | 'unseenDays' | 'whenFewUnseen'>
  rules: Rules
  composed: ComposedLimits
  /** The assignments-only questions, which withhold their results. */
  assignmentOnly?: AssignmentOnlyCount
  noun: QuizNoun
  now: Date
}

/** Lists the rules that a learner should know before they start. */
export function QuizRules({
  questions,
  definition,
  rules,
  composed,
  assignmentOnly = NONE_ASSIGNMENT_ONLY,
  noun,
  now,
}: Props) {
  const { limits, base } = composed
  const unseen = formatUnseen(definition, 'you have')
  const cutOff = formatCutOff(limits, now)
  const lines: ReactNode[] = [
    capitalized(formatQuestionCount(questions)),
    ...dates(composed),
    limits.timeLimitSeconds === null && base.timeLimitSeconds === null
      ? 'No time limit; your answers are saved automatically'
      : `Time limit: ${formatTimeLimit(limits.timeLimitSeconds, base.timeLimitSeconds)}; your answers are saved automatically`,
    ...(cutOff === null ? [] : [cutOff]),
    ...lateness(rules, limits),
    ...whenTimeIsUp(rules),
    rules.sequential
      ? 'One question at a time; you can’t go back to earlier questions'
      : 'You can go back and change answers until you submit',
    ...behavior(rules, questions.max, assignmentOnly),
    attempts(limits.attempts, base.attempts, rules),
    ...(unseen === null ? [] : [unseen]),
    ...(rules.onePerPage && !rules.sequential ? ['One question per page'] : []),
    formatSelection(definition, limits.attempts === 1),
    ...formatResultsPolicy(rules, questions.max, { noun, assignmentOnly }),
  ]
  return (
    <ul className="mt-6 grid list-disc gap-1.5 pl-5 text-muted">
      {lines.map((line, index) => (
        // The list is always rendered as a whole, so the index identifies a line.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are never reordered
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function dates({ limits, base }: ComposedLimits): ReactNode[] {
  const line = (label: string, moment: Date | null, ofAll: Date | null) =>
    moment === null
      ? []
      : [
          <>
            {label} <LocalTime date={moment.toISOString()} />
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

function lateness(
  { dueAt, latePenalty }: Rules,
  { closesAt }: Pick<ComposedLimits['limits'], 'closesAt'>,
): string[] {
  // Nothing can be late if it closes when it's due.
  if (dueAt === null || (closesAt !== null && closesAt <= dueAt)) return []
  if (latePenalty === 0) return ['Late submissions are flagged but lose no points']
  return [`Each calendar day late costs ${formatPercent(latePenalty, 1)} of the points`]
}

function whenTimeIsUp({ timeLimitMinutes, closesAt, whenTimeIsUp: action, graceMinutes }: Rules): string[] {
  if (timeLimitMinutes === null && closesAt === null) return []
  switch (action) {
    case 'submit':
      return ['When time runs out, your saved answers are submitted']
    case 'grace':
      return [
        `When time runs out, your answers are locked; you have ${formatDuration(graceMinutes * 60)} more to submit them, flagged as late`,
      ]
    case 'abandon':
      return ['Submit before time runs out; an attempt that isn’t submitted isn’t graded']
  }
}

function behavior(
  { behavior: kind, tries, penalty, showAssignmentOnlyResults }: Rules,
  questions: number,
  assignmentOnly: AssignmentOnlyCount,
): string[] {
  switch (kind) {
    case 'deferred':
      return []
    case 'immediate':
    case 'interactive': {
      // Checking would reveal the keys of assignments-only questions.
      const unchecked = showAssignmentOnlyResults ? 0 : assignmentOnly.most
      if (unchecked > 0 && assignmentOnly.certain >= questions)
        return ['Answers can’t be checked before you submit']
      const except =
        unchecked === 0
          ? ''
          : `; ${assignmentOnly.certain === unchecked ? '' : 'up to '}${plural(unchecked, 'question')} can’t be checked before you submit`
      return kind === 'immediate'
        ? [`You can check each answer once; then it’s final${except}`]
        : [
            `Each question has ${tries} tries with hints between them; each try before the correct one costs ${formatPercent(penalty)} of its points${except}`,
          ]
    }
    case 'certainty':
      return [
        'Certainty-based scoring: the more certain you say you are, the more a correct answer earns and an incorrect one costs',
      ]
  }
}

function attempts(count: number | null, ofAll: number | null, { waitMinutes, counting }: Rules): string {
  const number = count === null ? 'Unlimited attempts' : plural(count, 'attempt')
  const others = count === ofAll ? '' : ` (others have ${ofAll ?? 'unlimited attempts'})`
  const wait = waitMinutes > 0 ? `, ${formatDuration(waitMinutes * 60)} apart` : ''
  const counts = count === 1 ? '' : `; ${COUNTING_LABELS[counting]} counts`
  return number + others + wait + counts
}

function formatSelection({ pools, shuffleItems }: Props['definition'], isOnce: boolean): string {
  if (isOnce && pools.length > 0) return 'Questions are selected at random'
  if (isOnce)
    return shuffleItems
      ? 'The questions are in random order'
      : 'The questions are in the same order for everyone'
  if (pools.length > 0) return 'Questions are selected at random, so another attempt has different ones'
  return `The same questions each time, in ${shuffleItems ? 'a different' : 'the same'} order`
}
