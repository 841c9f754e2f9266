import { Field } from '@/components/ui/field'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { listAuditActions } from '@/domain/access/audit-actions'
import { type AuditEntry, AuditList } from './audit-list'

type Props = {
  rows: AuditEntry[]
  hasMore: boolean
  scope: 'class' | 'instance'
  /** The page’s path. */
  path: string
  search: { who: string; action: string; from: string; to: string }
}

/** The audit log with its search. Entries can’t be edited. */
export function AuditLogView({ rows, hasMore, scope, path, search }: Props) {
  const { who, action, from, to } = search
  const more = new URLSearchParams({ who, action, from, to, before: rows.at(-1)?.id ?? '' })
  return (
    <>
      <form method="get" className="mt-6 grid max-w-2xl items-end gap-4 sm:grid-cols-2">
        <Field field={{ name: 'who', label: 'Name or email', defaultValue: search.who, isFilter: true }} />
        <Select
          name="action"
          label="Action"
          value={search.action}
          options={[['', 'All'], ...listAuditActions(scope)]}
        />
        <Field field={{ name: 'from', label: 'From', type: 'date', defaultValue: from, isFilter: true }} />
        <Field field={{ name: 'to', label: 'Until', type: 'date', defaultValue: to, isFilter: true }} />
        <button type="submit" className="button-quiet justify-self-start">
          Search
        </button>
      </form>
      <AuditList rows={rows} none="No entries match." />
      <Pagination next={hasMore ? { href: `${path}?${more}`, label: 'Earlier entries' } : null} />
    </>
  )
}
