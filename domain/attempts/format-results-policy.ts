import { plural } from '@/domain/text/format'
import { type AssignmentOnlyCount, NONE_ASSIGNMENT_ONLY } from './count-assignment-only'
import { matrixOf, type ResultRowName, type ResultsMatrix } from './results-policy'
import type { Rules } from './rules'

/** What learners call a quiz: in a class, it’s an assignment. */
export type QuizNoun = 'quiz' | 'assignment'

type Shown = Pick<Rules, 'resultsPolicy' | 'showAssignmentOnlyResults' | 'closesAt'>

/** When assignment-only questions show their results. */
export const CLOSED_FOR_EVERYONE = 'when the assignment has closed for everyone'

/**
 * Tells a learner when results are shown. Assignment-only questions withhold theirs, and the score, until the assignment has closed for
 * everyone, whatever the results policy promises.
 * @param questions the most questions that the attempt can have
 */
export function formatResultsPolicy(
  rules: Shown,
  questions: number,
  { noun, assignmentOnly = NONE_ASSIGNMENT_ONLY }: { noun: QuizNoun; assignmentOnly?: AssignmentOnlyCount },
): string[] {
  if (assignmentOnly.most === 0) return formatPolicy(rules, noun)
  if (rules.showAssignmentOnlyResults)
    return [
      ...formatPolicy(rules, noun),
      `Correct answers ${ofAssignmentOnly(assignmentOnly)} are shown ${whenIn(rules)}`,
    ]
  if (assignmentOnly.certain >= questions) return [`Your score and results are shown ${whenIn(rules)}`]
  const [first, ...rest] = formatPolicy(rules, noun)
  return [
    `Your score, and the results ${ofAssignmentOnly(assignmentOnly)}, are shown ${whenIn(rules)}`,
    `For the other questions: ${first.charAt(0).toLowerCase()}${first.slice(1)}`,
    ...rest,
  ]
}

function ofAssignmentOnly({ certain, most }: AssignmentOnlyCount): string {
  return `of ${certain === most ? '' : 'up to '}${plural(most, 'question')}`
}

function whenIn({ closesAt }: Shown): string {
  return closesAt === null ? `${CLOSED_FOR_EVERYONE}; no closing date is set yet` : CLOSED_FOR_EVERYONE
}

function formatPolicy({ resultsPolicy, closesAt }: Shown, noun: QuizNoun): [string, ...string[]] {
  const whenClosed = `when the ${noun} closes${closesAt === null ? ' (no closing date is set yet)' : ''}`
  switch (resultsPolicy) {
    case 'practice':
      return ['Results, correct answers, and feedback are shown immediately']
    case 'homework':
      return [`Points are shown immediately; correct answers ${whenClosed}`]
    case 'exam':
      return [`Results and correct answers are shown ${whenClosed}`]
    default: {
      const shown = (what: string, row: ResultRowName) =>
        `${what} ${whenShown(resultsPolicy, row, whenClosed)}`
      return [
        shown('Your points are', 'points'),
        shown('Feedback is', 'feedback'),
        shown('Correct answers are', 'correct-answer'),
      ]
    }
  }
}

/** When something is first shown, by a custom results matrix. */
function whenShown(policy: ResultsMatrix, row: ResultRowName, whenClosed: string): string {
  if (policy.during.includes(row)) return 'shown while you answer'
  if (policy.immediately.includes(row)) return 'shown immediately'
  if (policy.later.includes(row)) return 'shown a few minutes after you submit'
  return policy.closed.includes(row) ? `shown ${whenClosed}` : 'not shown'
}

/** Whether the policy would show a learner anything about correctness before the quiz closes. */
export function promisesEarlyResults(resultsPolicy: Rules['resultsPolicy']): boolean {
  const { during, immediately, later } = matrixOf(resultsPolicy)
  const early = [...during, ...immediately, ...later]
  return early.some((row) => row !== 'attempt' && row !== 'possible-points')
}
