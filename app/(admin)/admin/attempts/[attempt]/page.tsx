import type { Metadata } from 'next'
import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { getAttemptHistory, type LoggedAnswer, type PlaceHistory } from '@/server/attempts/staff-queries'
import { requireViewer } from '@/server/auth/viewer'
import { orNotFound } from '@/server/page-viewer'
import { stateInWords } from '../state-in-words'

export const metadata: Metadata = { title: 'History of an attempt', robots: { index: false } }

export default async function HistoryPage({ params }: { params: Promise<{ attempt: string }> }) {
  await orNotFound(() => requireViewer('administrator'))
  const { attempt: attemptId } = await params
  const attempt = await orNotFound(() => getAttemptHistory(attemptId))
  const { title, number, learner, startedAt, closesAt, submittedAt, earned, possible, places } = attempt
  return (
    <div className="page-narrow max-w-4xl">
      <p className="eyebrow">
        <Link href="/admin/attempts" className="text-muted no-underline hover:text-accent">
          Attempts
        </Link>
      </p>
      <h1 className="mt-2">
        {title}, attempt {number}
      </h1>
      <p className="mt-3 text-muted">
        {learner} · {stateInWords(attempt)} · started <LocalTime date={startedAt.toISOString()} withSeconds />
        {closesAt && (
          <>
            {' '}
            · closes <LocalTime date={closesAt.toISOString()} withSeconds />
          </>
        )}
        {submittedAt && (
          <>
            {' '}
            · submitted <LocalTime date={submittedAt.toISOString()} withSeconds />
          </>
        )}
        {earned !== null && ` · ${round(earned)} of ${possible} marks`}
      </p>
      <ol className="mt-8 grid gap-8">
        {places.map((place) => (
          <li key={place.slot}>
            <Place place={place} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Place({ place: { slot, stem, inWords, earned, possible, log } }: { place: PlaceHistory }) {
  return (
    <section aria-labelledby={`place-${slot}`}>
      <h2 id={`place-${slot}`} className="text-lg">
        <span className="text-muted">{slot}. </span>
        {stem}
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
    ...(confidence === null ? [] : [`${confidence} % sure`]),
  ].join(', ')
}

function round(mark: number): number {
  return Math.round(mark * 100) / 100
}
