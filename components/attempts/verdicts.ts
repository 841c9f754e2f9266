import type { VisibleStatus } from '@/domain/attempts/visible-review'

type Verdict = { mark: string; words: string; tone: string }

const VERDICTS: Record<VisibleStatus, Verdict> = {
  right: { mark: '✓', words: 'Right', tone: 'text-good' },
  partial: { mark: '◐', words: 'Partly right', tone: 'text-warn' },
  wrong: { mark: '✗', words: 'Not right', tone: 'text-wrong' },
  unanswered: { mark: '○', words: 'Left blank', tone: 'text-muted' },
  ungradable: { mark: '?', words: 'Could not be read', tone: 'text-wrong' },
  answered: { mark: '•', words: 'Answered', tone: 'text-muted' },
}

/** How a judgement of an answer is shown: never by colour alone. */
export function verdictOf(status: VisibleStatus): Verdict {
  return VERDICTS[status]
}
