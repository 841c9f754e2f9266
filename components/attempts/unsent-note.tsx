import { LocalTime } from '@/components/ui/local-time'

export type Unsent = { answers: number; why: 'offline' | 'signed-out' | 'busy' }

/** What the server does not have yet, said in one place for the whole attempt; nothing while it has everything. */
export function UnsentNote({ unsent, closesAt }: { unsent: Unsent | null; closesAt: string | null }) {
  return (
    <p role="alert" className={unsent ? 'mt-4 rounded-lg bg-warn-soft px-4 py-3 text-warn' : 'sr-only'}>
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
  offline:
    'You are offline. Your answers are kept in this browser and are sent when the line is back. Keep this page open.',
  busy: 'The server does not answer as it should. Your answers are kept in this browser and are sent again.',
  'signed-out': 'You are signed out here. Your answers are kept in this browser.',
} as const
