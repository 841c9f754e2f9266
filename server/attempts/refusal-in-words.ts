import type { StartRefusal } from '@/domain/attempts/may-start'

/** Why a quiz cannot be started, for somebody whose time zone the server does not know: the page shows times in the reader's own. */
export function refusalInWords(refusal: StartRefusal): string {
  switch (refusal.reason) {
    case 'not-open-yet':
      return 'This quiz is not open yet.'
    case 'closed':
      return 'This quiz is closed.'
    case 'no-attempts-left':
      return refusal.attempts === 1
        ? 'You have taken this quiz; there is one attempt.'
        : `You have used all ${refusal.attempts} attempts.`
    case 'wait':
      return 'There is a wait between attempts, which is not over yet.'
  }
}
