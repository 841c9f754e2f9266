import { LocalTime } from '@/components/ui/local-time'
import { plural } from '@/domain/text/format'

const WHAT = {
  'sign-up': 'Link to sign up',
  'reset-password': 'Link to reset a password',
  'verify-email': 'Link to verify an email',
  invitation: 'Invitation to a class',
  notification: 'Notification',
} as const

type Props = {
  emails: readonly {
    id: string
    kind: keyof typeof WHAT
    /** Null if it wasn't for an account. */
    recipient: string | null
    failedAt: Date
    tries: number
    failure: string | null
  }[]
}

/** The latest emails that couldn't be sent. */
export function FailedEmails({ emails }: Props) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {emails.map(({ id, kind, recipient, failedAt, tries, failure }) => (
        <li key={id} className="py-3">
          <span className="wrap-anywhere font-medium">
            {WHAT[kind]}
            {recipient === null ? '' : ` for ${recipient}`}
          </span>
          <span className="block text-muted text-sm">
            <LocalTime date={failedAt.toISOString()} /> · {plural(tries, 'try', 'tries')} · {whyOf(failure)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** @param failure a status of SMTP, or a code of the network or of the queue */
function whyOf(failure: string | null): string {
  if (failure === null) return 'It wasn’t tried in time.'
  if (/^\d+$/.test(failure)) return `The email server rejected it (${failure}).`
  if (failure === 'UNREADABLE') return 'It can’t be decrypted: ENCRYPTION_SECRET has changed.'
  return `The email server couldn’t be reached (${failure}).`
}
