import { RichLine } from '@/components/items/rich-text'
import { LocalTime } from '@/components/ui/local-time'
import { WideContent } from '@/components/ui/wide-content'
import { formatNumber, formatPercent } from '@/domain/text/format'

type LoggedAnswer = {
  id: string
  receivedAt: Date
  source: string
  inWords: string | null
  certainty: number | null
  confidence: number | null
  isLate: boolean
  isTry: boolean
}

type ItemHistory = {
  slot: number
  stem: string
  inWords: string | null
  earned: number | null
  possible: number
  log: LoggedAnswer[]
}

/** One question of an attempt with every change to its answer, for course staff. */
export function AnswerHistory({
  question: { slot, stem, inWords, earned, possible, log },
}: {
  question: ItemHistory
}) {
  return (
    <section aria-labelledby={`question-${slot}`}>
      <h2 id={`question-${slot}`} className="text-lg">
        <span className="text-muted">{slot}. </span>
        <RichLine text={stem} />
      </h2>
      <p className="mt-1">
        Current answer: <strong>{inWords ?? 'not answered'}</strong>
        {earned !== null && ` (${formatNumber(earned)} of ${possible})`}
      </p>
      {log.length === 0 ? (
        <p className="mt-1 text-muted text-sm">No answers.</p>
      ) : (
        <WideContent label={`Answers to question ${slot}`} className="mt-2">
          <table className="w-full border-collapse text-left text-sm">
            <thead>
              <tr className="border-line border-b text-muted">
                {['Received', 'Tab', 'Answer', 'Notes'].map((title) => (
                  <th key={title} scope="col" className="py-1.5 pr-4 font-normal">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {log.map((entry) => (
                <tr key={entry.id} className="border-line border-b align-top">
                  <td className="whitespace-nowrap py-1.5 pr-4">
                    <LocalTime date={entry.receivedAt.toISOString()} withSeconds />
                  </td>
                  <td className="py-1.5 pr-4">{entry.source}</td>
                  <td className="py-1.5 pr-4">{entry.inWords ?? 'no answer'}</td>
                  <td className="py-1.5">{remarksOn(entry)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideContent>
      )}
    </section>
  )
}

function remarksOn({ isLate, isTry, certainty, confidence }: LoggedAnswer): string {
  return [
    ...(isLate ? ['received after the close, not scored'] : []),
    ...(isTry ? ['checked'] : []),
    ...(certainty === null ? [] : [`certainty C${certainty}`]),
    ...(confidence === null ? [] : [`confidence ${formatPercent(confidence / 100)}`]),
  ].join(', ')
}
