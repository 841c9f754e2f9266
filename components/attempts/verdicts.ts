import type { VisibleStatus } from '@/domain/attempts/visible-review'

type Verdict = { mark: string; words: string; tone: string }

const VERDICTS: Record<VisibleStatus, Verdict> = {
  right: { mark: '✓', words: 'Correct', tone: 'text-good' },
  partial: { mark: '◐', words: 'Partially correct', tone: 'text-warn' },
  wrong: { mark: '✗', words: 'Incorrect', tone: 'text-wrong' },
  unanswered: { mark: '○', words: 'Not answered', tone: 'text-muted' },
  ungradable: { mark: '?', words: 'Invalid answer', tone: 'text-wrong' },
  answered: { mark: '•', words: 'Answered', tone: 'text-muted' },
}

/** How the status of an answer is shown: never only by color. */
export function verdictOf(status: VisibleStatus): Verdict {
  return VERDICTS[status]
}
