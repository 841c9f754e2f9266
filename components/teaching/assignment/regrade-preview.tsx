type Preview = {
  attempts: number
  up: number
  down: number
  same: number
  meanBefore: number | null
  meanAfter: number | null
  movers: { name: string; attempt: number; before: number; after: number }[]
}

/** Who would move by a regrade, and by how much; nothing is written yet. */
export function RegradePreviewList({ preview }: { preview: Preview }) {
  const { attempts, up, down, same, meanBefore, meanAfter, movers } = preview
  return (
    <>
      <p className="mt-2">
        Of {attempts === 1 ? 'one attempt' : `${attempts} attempts`} {up} rise, {down} fall and {same} stay.
        {meanBefore !== null && meanAfter !== null && (
          <>
            {' '}
            The mean goes from {percent(meanBefore)} to {percent(meanAfter)}.
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
                {percent(before)} → {percent(after)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
