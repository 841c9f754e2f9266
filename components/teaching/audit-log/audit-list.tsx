import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import type { ChangedField, ChangedValue } from '@/domain/access/describe-change'

export type AuditEntry = {
  id: string
  at: Date
  actor: string | null
  action: string
  subject: string
  learner: string | null
  changes: readonly ChangedField[]
  ipAddress: string | null
}

type Props = {
  rows: AuditEntry[]
  none: string
  /** Whether what changed is shown from the start. */
  isOpen?: boolean
}

/** Audit log entries in the given order, or `none` if there are none. */
export function AuditList({ rows, none, isOpen = false }: Props) {
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
          {row.changes.length > 0 && (
            <Disclosure label="What changed" isOpen={isOpen} className="mt-1 text-sm">
              <dl className="wrap-anywhere mt-1 grid gap-1">
                {row.changes.map(({ label, before, after }) => (
                  <div key={label}>
                    <dt className="inline font-medium">{label}:</dt>{' '}
                    <dd className="inline">
                      {before && after ? (
                        <>
                          <Value of={before} /> → <Value of={after} />
                        </>
                      ) : (
                        <>
                          {before && 'was '}
                          <Value of={before ?? after} />
                        </>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </Disclosure>
          )}
        </li>
      ))}
    </ol>
  )
}

function Value({ of }: { of: ChangedValue }) {
  if (of === null) return 'none'
  return 'at' in of ? <LocalTime date={of.at.toISOString()} /> : of.text
}
