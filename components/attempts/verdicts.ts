import type { ResultStatus } from '@/domain/attempts/visible-result'

type Verdict = { symbol: string; name: string; tone: string }

const VERDICTS: Record<ResultStatus, Verdict> = {
  correct: { symbol: '✓', name: 'Correct', tone: 'text-good' },
  partial: { symbol: '◐', name: 'Partially correct', tone: 'text-warn' },
  incorrect: { symbol: '✗', name: 'Incorrect', tone: 'text-wrong' },
  unanswered: { symbol: '○', name: 'Not answered', tone: 'text-muted' },
  ungradable: { symbol: '?', name: 'Invalid answer', tone: 'text-wrong' },
  waiting: { symbol: '•', name: 'Not scored', tone: 'text-muted' },
  graded: { symbol: '•', name: 'Graded', tone: '' },
  answered: { symbol: '•', name: 'Answered', tone: 'text-muted' },
}

/** How the status of an answer is shown: never only by color. */
export function verdictOf(status: ResultStatus): Verdict {
  return VERDICTS[status]
}
