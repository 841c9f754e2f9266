import { LocalTime } from '@/components/ui/local-time'
import { plural } from '@/domain/text/format'

export type Unsent = { answers: number; why: 'offline' | 'signed-out' | 'busy' }

type Props = {
  unsent: Unsent | null
  /** Whether the learner tried to submit, which needs the server. */
  isFinishing: boolean
  /** ISO 8601; null without a time limit. */
  closesAt: string | null
}

/** Shows for the whole attempt what the server doesn't have yet; empty if it has everything. */
export function UnsentNote({ unsent, isFinishing, closesAt }: Props) {
  return (
    <p
      role="alert"
      className={unsent || isFinishing ? 'mt-4 rounded-lg bg-warn-soft px-4 py-3 text-warn' : 'sr-only'}
    >
      {isFinishing && (!unsent || unsent.why === 'offline') && (
        <>You’re offline, so the attempt isn’t submitted yet. Reconnect to submit it. </>
      )}
      {unsent && (
        <>
          {unsent.answers > 0 && `${plural(unsent.answers, 'answer isn’t', 'answers aren’t')} sent yet. `}
          {WHY[unsent.why]}
          {unsent.why === 'signed-out' && (
            <>
              {' '}
              <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>Sign in</a>{' '}
              as the person who started this quiz to send them.
            </>
          )}
          {closesAt && (
            <>
              {' '}
              The timer is still running. Answers received by <LocalTime date={closesAt} withSeconds /> count.
            </>
          )}
        </>
      )}
    </p>
  )
}

const WHY = {
  offline: 'You’re offline. Your answers are saved in this browser and will be sent when you reconnect.',
  busy: 'The server isn’t responding normally. Your answers are saved in this browser and will be sent again.',
  'signed-out': 'You’re signed out. Your answers are saved in this browser.',
} as const
