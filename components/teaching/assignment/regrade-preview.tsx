import { formatPercent, plural } from '@/domain/text/format'

type Preview = {
  attempts: number
  up: number
  down: number
  same: number
  meanBefore: number | null
  meanAfter: number | null
  movers: { name: string; attempt: number; before: number; after: number }[]
}

/** Previews which scores a regrade would change, and by how much. */
export function RegradePreviewList({ preview }: { preview: Preview }) {
  const { attempts, up, down, same, meanBefore, meanAfter, movers } = preview
  return (
    <>
      <p className="mt-2">
        {plural(attempts, 'attempt')}: {up} up, {down} down, {same} unchanged.
        {meanBefore !== null && meanAfter !== null && (
          <>
            {' '}
            The average score changes from {formatPercent(meanBefore, 1)} to {formatPercent(meanAfter, 1)}.
          </>
        )}
      </p>
      {movers.length > 0 && (
        <ul className="mt-4 max-h-96 divide-y divide-line overflow-y-auto border-line border-y">
          {movers.map(({ name, attempt, before, after }) => (
            <li key={`${name}.${attempt}`} className="flex justify-between gap-4 py-2">
              <span>
                {name}
                {attempt > 1 && <span className="text-muted"> · attempt {attempt}</span>}
              </span>
              <span className={`tabular-nums ${after < before ? 'text-wrong' : ''}`}>
                {formatPercent(before, 1)} → {formatPercent(after, 1)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
