import { formatNumber } from '@/domain/text/format'

type Score = { concept: string; title: string; earned: number; possible: number; items: number }

/** Points by concept, the weakest first. The bars have their numbers next to them, so the chart is also the table. */
export function ConceptBars({ scores }: { scores: Score[] }) {
  const sorted = [...scores].sort((a, b) => shareOf(a) - shareOf(b))
  return (
    <section aria-labelledby="concepts" className="mt-10">
      <h2 id="concepts">By concept</h2>
      <table className="mt-3 w-full border-collapse text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">Concept</th>
            <th scope="col">Share</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((score) => (
            <tr key={score.concept} className="border-line border-b">
              <th scope="row" className="py-2.5 pr-3 text-left font-medium sm:w-2/5">
                {score.title}
              </th>
              <td className="w-1/3 py-2.5">
                <Bar share={shareOf(score)} />
              </td>
              <td className="whitespace-nowrap py-2.5 pl-4 text-right text-muted tabular-nums">
                {formatNumber(score.earned)} of {formatNumber(score.possible)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A bar for a share from 0 to 1. */
export function Bar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full" aria-hidden="true">
      <rect width="100" height="8" rx="1" className="fill-line" />
      <rect width={Math.max(0, Math.min(1, share)) * 100} height="8" rx="1" className="fill-accent" />
    </svg>
  )
}

function shareOf({ earned, possible }: Score): number {
  return possible > 0 ? earned / possible : 0
}
