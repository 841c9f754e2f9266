import type { VisibleStatus } from '@/domain/attempts/visible-result'

type Verdict = { symbol: string; words: string; tone: string }

const VERDICTS: Record<VisibleStatus, Verdict> = {
  correct: { symbol: '✓', words: 'Correct', tone: 'text-good' },
  partial: { symbol: '◐', words: 'Partially correct', tone: 'text-warn' },
  incorrect: { symbol: '✗', words: 'Incorrect', tone: 'text-wrong' },
  unanswered: { symbol: '○', words: 'Not answered', tone: 'text-muted' },
  ungradable: { symbol: '?', words: 'Invalid answer', tone: 'text-wrong' },
  answered: { symbol: '•', words: 'Answered', tone: 'text-muted' },
}

/** How the status of an answer is shown: never only by color. */
export function verdictOf(status: VisibleStatus): Verdict {
  return VERDICTS[status]
}
