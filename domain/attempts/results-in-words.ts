import { plural } from '@/domain/text/format'
import { NONE_RESERVED, type ReservedCount } from './count-reserved'
import { matrixOf, type ReviewMatrix, type ReviewRowName } from './review-policy'
import type { Rules } from './rules'

type Shown = Pick<Rules, 'review' | 'showReservedResults' | 'closesAt'>

/** When assignment-only questions show their results. */
export const CLOSED_FOR_EVERYONE = 'when the assignment has closed for everyone'

/**
 * Tells a learner when results are shown. Assignment-only questions withhold theirs, and the score, until the assignment has closed for
 * everyone, whatever the results policy promises.
 * @param questions the most questions that the attempt can have
 */
export function resultsInWords(
  rules: Shown,
  questions: number,
  reserved: ReservedCount = NONE_RESERVED,
): string[] {
  if (reserved.most === 0) return policyInWords(rules.review)
  if (rules.showReservedResults)
    return [
      ...policyInWords(rules.review),
      `Correct answers ${ofReserved(reserved)} are shown ${whenIn(rules)}`,
    ]
  if (reserved.certain >= questions) return [`Your score and results are shown ${whenIn(rules)}`]
  const [first = '', ...rest] = policyInWords(rules.review)
  return [
    `Your score, and the results ${ofReserved(reserved)}, are shown ${whenIn(rules)}`,
    `For the other questions: ${first.charAt(0).toLowerCase()}${first.slice(1)}`,
    ...rest,
  ]
}

function ofReserved({ certain, most }: ReservedCount): string {
  return `of ${certain === most ? '' : 'up to '}${plural(most, 'question')}`
}

function whenIn({ closesAt }: Shown): string {
  return closesAt === null ? `${CLOSED_FOR_EVERYONE}; no closing date is set yet` : CLOSED_FOR_EVERYONE
}

function policyInWords(policy: Rules['review']): string[] {
  switch (policy) {
    case 'practice':
      return ['Results, correct answers, and feedback are shown immediately']
    case 'homework':
      return ['Points are shown immediately; correct answers when the quiz closes']
    case 'exam':
      return ['Results and correct answers are shown when the quiz closes']
    default:
      return [
        shown('Your points are', policy, 'marks'),
        shown('Feedback is', policy, 'feedback'),
        shown('Correct answers are', policy, 'right-answer'),
      ]
  }
}

const WHEN_WORDS = [
  ['during', 'while you answer'],
  ['immediately', 'immediately'],
  ['later', 'a few minutes after you submit'],
  ['closed', 'when the quiz closes'],
] as const

/** When something is first shown, by a custom results matrix. */
function shown(what: string, policy: ReviewMatrix, row: ReviewRowName): string {
  const first = WHEN_WORDS.find(([when]) => policy[when].includes(row))
  return `${what} ${first ? `shown ${first[1]}` : 'not shown'}`
}

/** Whether the policy would show a learner anything about correctness before the quiz closes. */
export function promisesEarlyResults(review: Rules['review']): boolean {
  const { during, immediately, later } = matrixOf(review)
  const early = [...during, ...immediately, ...later]
  return early.some((row) => row !== 'attempt' && row !== 'maximum-marks')
}
