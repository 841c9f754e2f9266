import Link from 'next/link'
import { ShareBar } from '@/components/ui/share-bar'
import { formatPercent, plural } from '@/domain/text/format'

type Props = {
  concepts: readonly { id: string; title: string; recall: number }[]
  /** Whether any concept has enough answers for its recall. */
  isKnown: boolean
  desiredRetention: number
  /** The number of cards due. */
  due: number
  /** The query of the links, which names the course if there are several. */
  query: string
}

/** The concepts with the lowest recall. */
export function FadingConcepts({ concepts, isKnown, desiredRetention, due, query }: Props) {
  return (
    <section aria-labelledby="fading" className="card">
      <h2 id="fading" className="text-xl">
        What’s fading
      </h2>
      {concepts.length === 0 ? (
        <p className="mt-3 text-muted">
          {isKnown
            ? `Nothing right now. Concepts appear here when their chance of recall falls below ${formatPercent(desiredRetention)}.`
            : 'Concepts appear here after 3 answers from memory.'}
        </p>
      ) : (
        <>
          <p className="mt-1 text-muted text-sm">The lowest chances of recall today</p>
          <ul className="mt-2 divide-y divide-line border-line border-y">
            {concepts.map(({ id, title, recall }) => (
              <li key={id} className="grid grid-cols-[1fr_3rem_2.75rem] items-center gap-3 py-1.5">
                <Link href={`/progress/concepts/${id}${query}`} prefetch={false} className="text-ink">
                  {title}
                </Link>
                <ShareBar share={recall} />
                <span className="text-right text-sm tabular-nums">{formatPercent(recall)}</span>
              </li>
            ))}
          </ul>
          {due > 0 ? (
            <Link href={`/review${query}`} prefetch={false} className="button-quiet mt-4">
              Review {plural(due, 'card')}
            </Link>
          ) : (
            <p className="mt-3 text-muted text-sm">Their cards come up in review on the next study days.</p>
          )}
        </>
      )}
    </section>
  )
}
