import { plural } from '@/domain/text/format'
import { type AssignmentOnlyCount, NONE_ASSIGNMENT_ONLY } from './count-assignment-only'
import { matrixOf, type ResultRowName, type ResultsMatrix } from './results-policy'
import type { Rules } from './rules'

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
  assignmentOnly: AssignmentOnlyCount = NONE_ASSIGNMENT_ONLY,
): string[] {
  if (assignmentOnly.most === 0) return formatPolicy(rules.resultsPolicy)
  if (rules.showAssignmentOnlyResults)
    return [
      ...formatPolicy(rules.resultsPolicy),
      `Correct answers ${ofAssignmentOnly(assignmentOnly)} are shown ${whenIn(rules)}`,
    ]
  if (assignmentOnly.certain >= questions) return [`Your score and results are shown ${whenIn(rules)}`]
  const [first, ...rest] = formatPolicy(rules.resultsPolicy)
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

function formatPolicy(policy: Rules['resultsPolicy']): [string, ...string[]] {
  switch (policy) {
    case 'practice':
      return ['Results, correct answers, and feedback are shown immediately']
    case 'homework':
      return ['Points are shown immediately; correct answers when the quiz closes']
    case 'exam':
      return ['Results and correct answers are shown when the quiz closes']
    default:
      return [
        shown('Your points are', policy, 'points'),
        shown('Feedback is', policy, 'feedback'),
        shown('Correct answers are', policy, 'correct-answer'),
      ]
  }
}

const WHEN_LABELS = [
  ['during', 'while you answer'],
  ['immediately', 'immediately'],
  ['later', 'a few minutes after you submit'],
  ['closed', 'when the quiz closes'],
] as const

/** When something is first shown, by a custom results matrix. */
function shown(what: string, policy: ResultsMatrix, row: ResultRowName): string {
  const first = WHEN_LABELS.find(([when]) => policy[when].includes(row))
  return `${what} ${first ? `shown ${first[1]}` : 'not shown'}`
}

/** Whether the policy would show a learner anything about correctness before the quiz closes. */
export function promisesEarlyResults(resultsPolicy: Rules['resultsPolicy']): boolean {
  const { during, immediately, later } = matrixOf(resultsPolicy)
  const early = [...during, ...immediately, ...later]
  return early.some((row) => row !== 'attempt' && row !== 'possible-points')
}
