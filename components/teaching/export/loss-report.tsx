import { Disclosure } from '@/components/ui/disclosure'
import type { LossGroup, LossReport } from '@/domain/interchange/group-losses'
import { plural } from '@/domain/text/format'

type Props = {
  report: LossReport
  /** The name of the format. */
  format: string
}

/** What a format can’t keep: each reason with its questions. */
export function LossReportView({ report, format }: Props) {
  const { counts, left, lost } = report
  const written = counts.exact + counts.lossy
  return (
    <>
      <dl className="mt-3 grid gap-2 sm:grid-cols-3">
        <Figure count={counts.exact} label="keep their points and feedback" />
        <Figure count={counts.lossy} label="change" />
        <Figure count={counts.none} label="can’t be written" />
      </dl>
      {left.length > 0 && (
        <section aria-labelledby="left-out" className="mt-6">
          <h3 id="left-out">Not in the file</h3>
          <Groups groups={left} />
        </section>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="lost" className="mt-6">
          <h3 id="lost">What the file doesn’t keep</h3>
          <Groups groups={lost} />
        </section>
      )}
      {lost.length === 0 && left.length === 0 && written > 0 && (
        <p className="mt-4">{format} keeps everything in these questions.</p>
      )}
    </>
  )
}

function Figure({ count, label }: { count: number; label: string }) {
  return (
    <div className="card flex flex-col-reverse">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="font-semibold text-lg">{plural(count, 'question')}</dd>
    </div>
  )
}

function Groups({ groups }: { groups: readonly LossGroup[] }) {
  return (
    <ul className="mt-2 divide-y divide-line border-line border-y">
      {groups.map(({ lost, questions }) => (
        <li key={lost} className="py-3">
          {lost}
          <Disclosure label={plural(questions.length, 'question')}>
            <ul className="mt-1 list-disc pl-5">
              {questions.map(({ id, name }) => (
                <li key={id} className="wrap-anywhere">
                  {name}
                </li>
              ))}
            </ul>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}
