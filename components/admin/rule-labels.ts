import type { Rules } from '@/domain/attempts/rules'
import { formatDuration, formatPercent, plural } from '@/domain/text/format'

export const PRESET_LABELS = {
  practice: 'Practice: everything immediately',
  homework: 'Homework: points immediately, correct answers after closing',
  exam: 'Exam: nothing until closing',
} as const

export const BEHAVIOR_LABELS = {
  deferred: 'Graded at submission',
  immediate: 'One check per question',
  interactive: 'Several tries, with hints',
  certainty: 'Certainty-based scoring at submission',
} as const

export const TIME_UP_LABELS = {
  submit: 'Submit saved answers',
  grace: 'Allow a grace period to submit, flagged as late',
  abandon: 'Don’t grade attempts that aren’t submitted',
} as const

export const COUNTING_OPTIONS = {
  highest: 'Highest score',
  average: 'Average of all attempts',
  first: 'First attempt',
  last: 'Last attempt',
} as const

/** The current values of an assignment’s settings that most people keep, in words. */
export function describeOptions(rules: Rules) {
  const { resultsPolicy, behavior, tries, penalty, latePenalty, waitMinutes } = rules
  const navigation = rules.sequential
    ? 'Sequential: students can’t go back'
    : `Students can go back${rules.onePerPage ? '; each question on a separate page' : ''}`
  return {
    results: typeof resultsPolicy === 'string' ? PRESET_LABELS[resultsPolicy] : 'Custom',
    behavior:
      behavior === 'interactive'
        ? `${plural(tries, 'try', 'tries')}, with hints; each costs ${formatPercent(penalty)} of the points`
        : BEHAVIOR_LABELS[behavior],
    navigation: navigation + (rules.confidence ? '; confidence is asked for' : ''),
    counting:
      COUNTING_OPTIONS[rules.counting] +
      (waitMinutes > 0 ? `; ${formatDuration(waitMinutes * 60)} between attempts` : '; no wait'),
    timeUp:
      rules.whenTimeIsUp === 'grace'
        ? `${formatDuration(rules.graceMinutes * 60)} more to submit, flagged as late`
        : TIME_UP_LABELS[rules.whenTimeIsUp],
    late: latePenalty === 0 ? 'No penalty' : `${formatPercent(latePenalty, 1)} of the points per day`,
  }
}
