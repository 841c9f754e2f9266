import { RubricAnswer } from '@/components/items/open-response/rubric-answer'
import { RichLine } from '@/components/items/rich-text'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'
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
  rubric: React.ComponentProps<typeof RubricAnswer>['rubric'] | null
  log: LoggedAnswer[]
}

/** One question of an attempt with every change to its answer, for course staff. */
export function AnswerHistory({
  question: { slot, stem, inWords, earned, possible, rubric, log },
}: {
  question: ItemHistory
}) {
  return (
    <section aria-labelledby={`question-${slot}`} className="min-w-0">
      <h2 id={`question-${slot}`} className="text-lg">
        <span className="text-muted">{slot}. </span>
        <RichLine text={stem} />
      </h2>
      {rubric ? (
        <>
          <RubricAnswer slot={slot} text={inWords} rubric={rubric} />
          {earned !== null && possible > 0 && (
            <p className="mt-2">
              Points: {formatNumber(earned)} of {formatNumber(possible)}
            </p>
          )}
        </>
      ) : (
        <p className="mt-1">
          Current answer: <strong>{inWords ?? 'not answered'}</strong>
          {earned !== null && ` (${formatNumber(earned)} of ${possible})`}
        </p>
      )}
      {log.length === 0 ? (
        <p className="mt-1 text-muted text-sm">No answers.</p>
      ) : (
        <DataTable
          caption={`Answers to question ${slot}`}
          columns={COLUMNS}
          rows={log}
          keyOf={({ id }) => id}
          size="small"
          className="mt-2"
        />
      )}
    </section>
  )
}

const COLUMNS: readonly Column<LoggedAnswer>[] = [
  {
    title: 'Received',
    className: 'whitespace-nowrap',
    cell: ({ receivedAt }) => <LocalTime date={receivedAt.toISOString()} withSeconds />,
  },
  { title: 'Tab', cell: ({ source }) => source },
  {
    title: 'Answer',
    cell: ({ inWords }) => <span className="line-clamp-4">{inWords ?? 'no answer'}</span>,
  },
  { title: 'Notes', cell: remarksOn },
]

function remarksOn({ isLate, isTry, certainty, confidence }: LoggedAnswer): string {
  return [
    ...(isLate ? ['received after the close, not scored'] : []),
    ...(isTry ? ['checked'] : []),
    ...(certainty === null ? [] : [`certainty C${certainty}`]),
    ...(confidence === null ? [] : [`confidence ${formatPercent(confidence / 100)}`]),
  ].join(', ')
}
