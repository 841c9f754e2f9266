import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'

export type AuditEntry = {
  id: string
  at: Date
  actor: string | null
  action: string
  subject: string
  learner: string | null
  before: string | null
  after: string | null
  ipAddress: string | null
}

/** Audit log entries in the given order, or `none` if there are none. */
export function AuditList({ rows, none }: { rows: AuditEntry[]; none: string }) {
  if (rows.length === 0) return <p className="mt-4 text-muted">{none}</p>
  return (
    <ol className="mt-5 divide-y divide-line border-line border-y">
      {rows.map((row) => (
        <li key={row.id} className="py-3">
          <p>
            <span className="font-medium">{row.actor ?? 'The server'}</span> {row.action}
            {row.learner && row.learner !== row.actor && <> · {row.learner}</>}
          </p>
          <p className="wrap-anywhere text-muted text-sm">
            <LocalTime date={row.at.toISOString()} withSeconds />
            {row.ipAddress && ` from ${row.ipAddress}`} · {row.subject}
          </p>
          {(row.before || row.after) && (
            <Disclosure label="Before and after" className="mt-1 text-sm">
              <dl className="wrap-anywhere mt-1 grid gap-1">
                <div>
                  <dt className="inline font-medium">Before:</dt>{' '}
                  <dd className="inline">{row.before ?? 'none'}</dd>
                </div>
                <div>
                  <dt className="inline font-medium">After:</dt>{' '}
                  <dd className="inline">{row.after ?? 'none'}</dd>
                </div>
              </dl>
            </Disclosure>
          )}
        </li>
      ))}
    </ol>
  )
}
