import Link from 'next/link'
import { RichLabel, RichText } from '@/components/items/rich-text'
import { Disclosure } from '@/components/ui/disclosure'
import type { Misconception } from '@/domain/overview/find-misconceptions'
import { formatPercent, plural } from '@/domain/text/format'

/** How many are shown before the rest is opened. */
const SHOWN = 5

/** Incorrect options that many students chose. */
export function Misconceptions({ found, lessons }: { found: readonly Misconception[]; lessons: string }) {
  return (
    <section aria-labelledby="mistaken" className="mt-12 max-w-3xl">
      <h2 id="mistaken">Common misconceptions</h2>
      <p className="mt-2 text-muted">
        Incorrect options chosen in more than 25% of responses, with their feedback.
      </p>
      {found.length === 0 ? (
        <p className="mt-4">No common misconceptions found.</p>
      ) : (
        <>
          <MisconceptionList found={found.slice(0, SHOWN)} lessons={lessons} />
          {found.length > SHOWN && (
            <Disclosure label={`Show ${plural(found.length - SHOWN, 'more misconception')}`} className="mt-4">
              <MisconceptionList found={found.slice(SHOWN)} lessons={lessons} />
            </Disclosure>
          )}
        </>
      )}
    </section>
  )
}

function MisconceptionList({ found, lessons }: { found: readonly Misconception[]; lessons: string }) {
  return (
    <ul className="mt-4 grid gap-4">
      {found.map(({ stem, option, share, count, asked, feedback, section }) => (
        <li key={`${stem}/${option}`} className="card">
          <p className="text-muted text-sm">
            <RichLabel text={stem} />
          </p>
          <p className="mt-1 font-medium">“{unquoted(option)}”</p>
          <p className="mt-1 text-sm">
            {formatPercent(share)}: {count} of {asked}
          </p>
          {feedback && <RichText text={feedback} className="mt-2" />}
          {section !== null && (
            <p className="mt-2 text-sm">
              <Link href={`${lessons}/${section}`}>Go to the lesson</Link>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Removes the quotation marks of an option that is a quotation. */
function unquoted(text: string): string {
  return text.replace(/^["“]|["”]$/g, '')
}
