import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { formatPercent, plural } from '@/domain/text/format'
import { ChartSvg } from './chart-svg'

export type ForecastPoint = { days: number; without: number; withSession: number | null }

const WIDTH = 640
const HEIGHT = 260
const LEFT = 66
const RIGHT = 16
const TOP = 16
const BOTTOM = 44

type Props = {
  id: string
  points: readonly ForecastPoint[]
  /** The label of the last day, if it has one. */
  lastDay: string | null
  /** How many cards and answers from memory the forecast is based on. */
  cards: number
  answers: number
}

/** Expected recall from today on, with and without today's session. The table has the same data. */
export function ForecastPlot({ id, points, lastDay, cards, answers }: Props) {
  const last = points.at(-1)
  if (!last) return null
  const x = scaleLinear([0, Math.max(1, last.days)], [LEFT, WIDTH - RIGHT])
  const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP])
  const draw = (value: (point: ForecastPoint) => number) =>
    line<ForecastPoint>(
      ({ days }) => x(days),
      (point) => y(value(point)),
    )([...points]) ?? ''
  const hasSession = last.withSession !== null
  const text = hasSession
    ? `After ${plural(last.days, 'day')}: ${formatPercent(last.without)} without today’s session, ${formatPercent(last.withSession ?? 0)} with it.`
    : `${formatPercent(points[0]?.without ?? 0)} now, ${formatPercent(last.without)} after ${plural(last.days, 'day')}.`
  return (
    <figure>
      <ChartSvg id={id} title="Expected recall" text={text} width={WIDTH} height={HEIGHT}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} className="stroke-line" />
            <text
              x={LEFT - 8}
              y={y(share) + 5}
              textAnchor="end"
              className="fill-muted text-[18px] sm:text-[14px] tabular-nums"
            >
              {formatPercent(share)}
            </text>
          </g>
        ))}
        <text x={LEFT} y={HEIGHT - BOTTOM + 22} className="fill-muted text-[18px] sm:text-[14px]">
          today
        </text>
        <text
          x={WIDTH - RIGHT}
          y={HEIGHT - BOTTOM + 22}
          textAnchor="end"
          className="fill-muted text-[18px] sm:text-[14px]"
        >
          {lastDay ?? `in ${plural(last.days, 'day')}`}
        </text>
        <path
          d={draw(({ without }) => without)}
          className="stroke-muted"
          fill="none"
          strokeWidth={2.5}
          strokeDasharray={hasSession ? '6 5' : undefined}
        />
        {hasSession && (
          <path
            d={draw(({ withSession, without }) => withSession ?? without)}
            className="stroke-accent"
            fill="none"
            strokeWidth={3}
          />
        )}
      </ChartSvg>
      <figcaption className="mt-1 text-muted text-sm">
        {hasSession && 'Solid line: with today’s session. Dashed line: without it. '}
        {text} Based on {plural(cards, 'card')} and {plural(answers, 'answer')} from memory.
      </figcaption>
      <Disclosure label="Show as a table" className="mt-2">
        <DataTable
          caption="Recall by day"
          columns={[
            {
              title: 'Day',
              isRowHeader: true,
              cell: ({ days }) => (days === 0 ? 'today' : `in ${plural(days, 'day')}`),
            },
            {
              title: hasSession ? 'Without the session' : 'Expected recall',
              isNumeric: true,
              cell: ({ without }) => formatPercent(without),
            },
            ...(hasSession ? [WITH_SESSION] : []),
          ]}
          rows={points}
          keyOf={({ days }) => days}
          size="small"
          className="mt-2"
        />
      </Disclosure>
    </figure>
  )
}

const WITH_SESSION: Column<ForecastPoint> = {
  title: 'With it',
  isNumeric: true,
  cell: ({ withSession }) => formatPercent(withSession ?? 0),
}
