import { type Column, DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
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

const COLUMNS: readonly Column<Day>[] = [
  { title: 'Day', isRowHeader: true, cell: ({ day }) => formatDay(day) },
  { title: 'Answers', isNumeric: true, cell: ({ answers }) => answers },
  { title: 'Correct', isNumeric: true, cell: ({ correct }) => correct },
  {
    title: 'Minutes in review',
    isNumeric: true,
    cell: ({ durationMs }) => Math.round(durationMs / MINUTE_MS),
  },
]

type Props = { days: readonly Day[]; today: string; weeks: number }

/** The study days of the last weeks, with one column per week from Monday. The table has the same data. */
export function StudyCalendar({ days, today, weeks }: Props) {
  const byDay = new Map(days.map((entry) => [entry.day, entry]))
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const start = addDays(today, -weekday - 7 * (weeks - 1))
  const all = Array.from({ length: daysBetween(start, today) + 1 }, (_, index) => addDays(start, index))
  const answers = days.reduce((sum, entry) => sum + entry.answers, 0)
  const text = `${plural(days.length, 'study day')} with ${plural(answers, 'answer')} in the last ${weeks} weeks.`
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
                <title>{`${formatDay(day)}: ${entry ? plural(entry.answers, 'answer') : 'no answers'}`}</title>
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
      <Disclosure label="Show as a table" className="mt-2">
        <DataTable
          caption="Answers by day"
          columns={COLUMNS}
          rows={[...days].reverse()}
          keyOf={({ day }) => day}
          size="small"
          className="mt-2"
        />
      </Disclosure>
    </figure>
  )
}
