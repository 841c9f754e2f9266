import { formatDay, formatMonthName, plural } from '@/domain/text/format'
import { addDays, daysBetween } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'
import { ChartSvg } from './chart-svg'

type Day = { day: string; answers: number; correct: number; durationMs: number }

const CELL = 15
const LEFT = 34
const TOP = 20

/** The minimum answers for each step of color. */
const STEPS = [1, 10, 25, 50] as const
const FILLS = [
  'fill-wash',
  'fill-accent opacity-30',
  'fill-accent opacity-55',
  'fill-accent opacity-80',
  'fill-accent',
]

type Props = { days: readonly Day[]; today: string; weeks: number }

/** The study days of the last weeks, with one column per week from Monday. The table has the same data. */
export function StudyCalendar({ days, today, weeks }: Props) {
  const byDay = new Map(days.map((entry) => [entry.day, entry]))
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const start = addDays(today, -weekday - 7 * (weeks - 1))
  const all = Array.from({ length: daysBetween(start, today) + 1 }, (_, index) => addDays(start, index))
  const answers = days.reduce((sum, entry) => sum + entry.answers, 0)
  const text = `${inDays(days.length)} with ${inAnswers(answers)} in the last ${weeks} weeks.`
  return (
    <figure>
      <ChartSvg
        id="study-calendar"
        title="Study days"
        text={text}
        width={LEFT + weeks * CELL + 4}
        height={TOP + 7 * CELL}
        className="study-calendar"
      >
        {['Mon', 'Wed', 'Fri', 'Sun'].map((name, index) => (
          <text
            key={name}
            x={0}
            y={TOP + 2 * index * CELL + 11}
            className="fill-muted text-[12px] sm:text-[10px]"
          >
            {name}
          </text>
        ))}
        {all.map((day, index) => {
          const entry = byDay.get(day)
          const x = LEFT + Math.floor(index / 7) * CELL
          return (
            <g key={day}>
              {day.endsWith('-01') && (
                <text x={x} y={12} className="fill-muted text-[12px] sm:text-[10px]">
                  {formatMonthName(day)}
                </text>
              )}
              <rect
                x={x}
                y={TOP + (index % 7) * CELL}
                width={CELL - 3}
                height={CELL - 3}
                rx={2.5}
                className={FILLS[STEPS.filter((step) => (entry?.answers ?? 0) >= step).length] ?? ''}
              >
                <title>{`${formatDay(day)}: ${entry ? inAnswers(entry.answers) : 'no answers'}`}</title>
              </rect>
            </g>
          )
        })}
      </ChartSvg>
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-4 text-muted text-sm">
        <span>{text}</span>
        <span className="flex items-center gap-1">
          fewer
          {FILLS.map((fill) => (
            <svg key={fill} viewBox="0 0 12 12" aria-hidden="true" className="size-3">
              <rect width={12} height={12} rx={2.5} className={fill} />
            </svg>
          ))}
          more
        </span>
      </figcaption>
      <details className="mt-2">
        <summary className="text-muted text-sm">Show as a table</summary>
        <table className="mt-2 w-full border-collapse text-left text-sm tabular-nums">
          <thead>
            <tr className="border-line border-b">
              {['Day', 'Answers', 'Correct', 'Minutes in review'].map((words) => (
                <th key={words} scope="col" className="py-1.5 pr-4">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((entry) => (
              <tr key={entry.day} className="border-line border-b">
                <th scope="row" className="py-1.5 pr-4 font-normal">
                  {formatDay(entry.day)}
                </th>
                <td className="py-1.5 pr-4">{entry.answers}</td>
                <td className="py-1.5 pr-4">{entry.correct}</td>
                <td className="py-1.5">{Math.round(entry.durationMs / MINUTE_MS)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function inAnswers(count: number): string {
  return plural(count, 'answer')
}

function inDays(count: number): string {
  return plural(count, 'study day')
}
