import { LocalTime } from '@/components/ui/local-time'

export type Unsent = { answers: number; why: 'offline' | 'signed-out' | 'busy' }

type Props = {
  unsent: Unsent | null
  /** Whether the learner wants to submit, which needs the server. */
  isFinishing: boolean
  /** ISO 8601; null without a time limit. */
  closesAt: string | null
}

/** What the server doesn't have yet, said in one place for the whole attempt; nothing while it has everything. */
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
          {unsent.answers > 0 &&
            `${unsent.answers === 1 ? 'One answer is' : `${unsent.answers} answers are`} not sent yet. `}
          {WHY[unsent.why]}
          {unsent.why === 'signed-out' && (
            <>
              {' '}
              <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>Sign in</a>{' '}
              as whoever began this quiz, and they are sent.
            </>
          )}
          {closesAt && (
            <>
              {' '}
              Your clock goes on: what reaches the server until <LocalTime date={closesAt} withSeconds />{' '}
              counts.
            </>
          )}
        </>
      )}
    </p>
  )
}

const WHY = {
  offline: 'You’re offline. Your answers are saved in this browser and will be sent when you reconnect.',
  busy: 'The server does not answer as it should. Your answers are kept in this browser and are sent again.',
  'signed-out': 'You are signed out here. Your answers are kept in this browser.',
} as const
