import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { Select } from '@/components/ui/select'
import { AUDITED_ACTS } from '@/domain/access/audited-acts'

type Row = {
  id: string
  at: Date
  actor: string | null
  act: string
  subjectType: string
  subjectId: string
  learner: string | null
  before: string | null
  after: string | null
  address: string | null
}

type Props = {
  rows: Row[]
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
      {rows.length === 0 ? (
        <p className="mt-8 text-muted">Nothing is on record that fits.</p>
      ) : (
        <ol className="mt-8 divide-y divide-line border-line border-y">
          {rows.map((row) => (
            <li key={row.id} className="py-3">
              <p>
                <span className="font-medium">{row.actor ?? 'The server'}</span> {row.act}
                {row.learner && row.learner !== row.actor && <> · {row.learner}</>}
              </p>
              <p className="wrap-anywhere text-muted text-sm">
                <LocalTime date={row.at.toISOString()} withSeconds />
                {row.address && ` from ${row.address}`} · {row.subjectType} {row.subjectId}
              </p>
              {(row.before || row.after) && (
                <details className="mt-1 text-sm">
                  <summary className="text-muted">Before and after</summary>
                  <dl className="wrap-anywhere mt-1 grid gap-1">
                    <div>
                      <dt className="inline font-medium">Before:</dt>{' '}
                      <dd className="inline">{row.before ?? 'nothing'}</dd>
                    </div>
                    <div>
                      <dt className="inline font-medium">After:</dt>{' '}
                      <dd className="inline">{row.after ?? 'nothing'}</dd>
                    </div>
                  </dl>
                </details>
              )}
            </li>
          ))}
        </ol>
      )}
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
