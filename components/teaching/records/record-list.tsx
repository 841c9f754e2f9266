import Link from 'next/link'
import { Select } from '@/components/ui/select'
import { AUDITED_ACTS } from '@/domain/access/audited-acts'
import { type AuditEntry, AuditList } from './audit-list'

type Props = {
  rows: AuditEntry[]
  hasMore: boolean
  /** The page's address. */
  path: string
  search: { who: string; act: string }
}

/** The record of acts, with its search. Nobody can edit it. */
export function RecordList({ rows, hasMore, path, search }: Props) {
  const more = new URLSearchParams({ who: search.who, act: search.act, before: rows.at(-1)?.id ?? '' })
  const acts = Object.entries(AUDITED_ACTS).map(([act, words]) => [act, words] as const)
  return (
    <>
      <form method="get" className="mt-6 grid max-w-2xl items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
        <label className="block">
          <span className="mb-1 block font-medium">Name or address</span>
          <input
            name="who"
            defaultValue={search.who}
            className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
          />
        </label>
        <Select name="act" label="What" value={search.act} options={[['', 'Everything'], ...acts]} />
        <button type="submit" className="button-quiet">
          Find
        </button>
      </form>
      <AuditList rows={rows} none="Nothing is on record that fits." />
      {hasMore && (
        <p className="mt-5">
          <Link href={`${path}?${more}`} prefetch={false}>
            Earlier ones
          </Link>
        </p>
      )}
    </>
  )
}
