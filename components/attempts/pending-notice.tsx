import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'
import { NO_ACCESS_MESSAGES, type NoAccess } from './attempt-access'

export type Unsent = { answers: number; why: 'offline' | 'busy' | NoAccess }

type Props = {
  unsent: Unsent | null
  /** Whether the learner tried to submit and the server couldn't be reached. */
  cannotSubmit: boolean
  /** ISO 8601; null without a time limit. */
  closesAt: string | null
}

/** Shows for the whole attempt what the server doesn't have yet; empty if it has everything. */
export function PendingNotice({ unsent, cannotSubmit, closesAt }: Props) {
  return (
    <Notice role="alert" tone="warn" isShown={unsent !== null || cannotSubmit} className="mt-4">
      {cannotSubmit && (!unsent || unsent.why === 'offline') && (
        <>You’re offline, so the attempt isn’t submitted yet. Reconnect to submit it. </>
      )}
      {unsent && (
        <>
          {unsent.answers > 0 && `${plural(unsent.answers, 'answer isn’t', 'answers aren’t')} sent yet. `}
          {WHY[unsent.why]}
          {unsent.answers > 0 && STORED[unsent.why]}
          {unsent.why === 'signed-out' && (
            <>
              {' '}
              <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>Sign in</a>{' '}
              as the person who started this attempt{unsent.answers > 0 && ' to send them'}.
            </>
          )}
          {unsent.why === 'no-access' && (
            <>
              {' '}
              <a href="/classes">Your classes</a>
            </>
          )}
          {closesAt && unsent.why !== 'no-access' && (
            <>
              {' '}
              The timer is still running. Answers received by <LocalTime date={closesAt} withSeconds /> count.
            </>
          )}
        </>
      )}
    </Notice>
  )
}

const WHY = {
  offline: 'You’re offline.',
  busy: 'The server isn’t responding normally.',
  'signed-out': NO_ACCESS_MESSAGES['signed-out'],
  'no-access': `${NO_ACCESS_MESSAGES['no-access']} You may have been removed from its class. If you think this is a mistake, ask your instructor.`,
} as const

const STORED = {
  offline: ' Your answers are saved in this browser and will be sent when you reconnect.',
  busy: ' Your answers are saved in this browser and will be sent again.',
  'signed-out': ' Your answers are saved in this browser.',
  'no-access': ' Your answers are saved in this browser and will be sent if you get access again.',
} as const
