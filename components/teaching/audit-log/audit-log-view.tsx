import { Field } from '@/components/ui/field'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { AUDIT_ACTIONS } from '@/domain/access/audit-actions'
import { type AuditEntry, AuditList } from './audit-list'

type Props = {
  rows: AuditEntry[]
  hasMore: boolean
  /** The page’s path. */
  path: string
  search: { who: string; action: string }
}

/** The audit log with its search. Entries can’t be edited. */
export function AuditLogView({ rows, hasMore, path, search }: Props) {
  const more = new URLSearchParams({ who: search.who, action: search.action, before: rows.at(-1)?.id ?? '' })
  const actions = Object.entries(AUDIT_ACTIONS).map(([action, label]) => [action, label] as const)
  return (
    <>
      <form method="get" className="mt-6 grid max-w-2xl items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
        <Field field={{ name: 'who', label: 'Name or email', defaultValue: search.who, isFilter: true }} />
        <Select name="action" label="Action" value={search.action} options={[['', 'All'], ...actions]} />
        <button type="submit" className="button-quiet">
          Search
        </button>
      </form>
      <AuditList rows={rows} none="No entries match." />
      <Pagination next={hasMore ? { href: `${path}?${more}`, label: 'Earlier entries' } : null} />
    </>
  )
}
