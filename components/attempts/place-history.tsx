import { RichLine } from '@/components/items/rich-text'
import { LocalTime } from '@/components/ui/local-time'
import { formatPercent } from '@/domain/text/format'

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

type PlaceHistory = {
  slot: number
  stem: string
  inWords: string | null
  earned: number | null
  possible: number
  log: LoggedAnswer[]
}

/** One question of an attempt with every change of its answer, for those who teach. */
export function PlaceHistoryTable({
  place: { slot, stem, inWords, earned, possible, log },
}: {
  place: PlaceHistory
}) {
  return (
    <section aria-labelledby={`place-${slot}`}>
      <h2 id={`place-${slot}`} className="text-lg">
        <span className="text-muted">{slot}. </span>
        <RichLine text={stem} />
      </h2>
      <p className="mt-1">
        Stands: <strong>{inWords ?? 'left blank'}</strong>
        {earned !== null && ` (${round(earned)} of ${possible})`}
      </p>
      {log.length === 0 ? (
        <p className="mt-1 text-muted text-sm">Never answered.</p>
      ) : (
        <div className="mt-2 overflow-x-auto">
          <table className="w-full border-collapse text-left text-sm">
            <thead>
              <tr className="border-line border-b text-muted">
                {['Arrived', 'Tab', 'Answer', 'Remarks'].map((words) => (
                  <th key={words} scope="col" className="py-1.5 pr-4 font-normal">
                    {words}
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
                  <td className="py-1.5 pr-4">{entry.inWords ?? 'blank'}</td>
                  <td className="py-1.5">{remarksOn(entry)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function remarksOn({ isLate, isTry, certainty, confidence }: LoggedAnswer): string {
  return [
    ...(isLate ? ['arrived after the close, not scored'] : []),
    ...(isTry ? ['checked'] : []),
    ...(certainty === null ? [] : [`certainty C${certainty}`]),
    ...(confidence === null ? [] : [`${formatPercent(confidence / 100)} sure`]),
  ].join(', ')
}

function round(mark: number): number {
  return Math.round(mark * 100) / 100
}
