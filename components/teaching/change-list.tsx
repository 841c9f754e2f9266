import type { ItemChange } from '@/domain/items/compare-items'

/** The changes between two versions of a question, field by field. */
export function ChangeList({ changes }: { changes: readonly ItemChange[] }) {
  return (
    <dl className="mt-4 grid gap-3">
      {changes.map(({ location, before, after }) => (
        <div key={location} className="border-line border-t pt-2">
          <dt className="text-muted text-sm">{location}</dt>
          <dd className="wrap-anywhere">
            {before !== null && <del className="text-wrong">{before}</del>}{' '}
            {after !== null && <ins className="text-good">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
