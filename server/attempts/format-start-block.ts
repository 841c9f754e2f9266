import type { StartBlock } from '@/domain/attempts/get-start-block'
import { pluralForm } from '@/domain/text/format'

/** Returns why a quiz can't be started, without times, because the server doesn't know the reader's time zone. */
export function formatStartBlock(refusal: StartBlock): string {
  switch (refusal.reason) {
    case 'not-open-yet':
      return 'This quiz isn’t open yet.'
    case 'closed':
      return 'This quiz is closed.'
    case 'no-attempts-left':
      return pluralForm(
        refusal.attempts,
        'You’ve used your only attempt.',
        `You’ve used all ${refusal.attempts} attempts.`,
      )
    case 'wait':
      return 'The waiting time between attempts isn’t over yet.'
  }
}
