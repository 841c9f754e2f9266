import { scaleLinear } from 'd3-scale'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { formatPercent, plural } from '@/domain/text/format'
import { ChartSvg } from './chart-svg'

type ScorePoint = {
  id: string
  title: string
  submittedAt: string
  share: number
  /** How many questions were answered. */
  answers: number
}

const WIDTH = 640
const HEIGHT = 200
const LEFT = 66
const RIGHT = 12
const TOP = 12
const BOTTOM = 20

type Props = {
  points: ScorePoint[]
  /** Returns the results page of an attempt; null if it can't be seen. */
  hrefOf: ((id: string) => string) | null
}

/** Quiz scores in percent, in order of submission, with a table of the same data. */
export function ScorePlot({ points, hrefOf }: Props) {
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [LEFT + 12, WIDTH - RIGHT - 12])
  const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP])
  const first = points[0]
  const last = points.at(-1)
  const answers = points.reduce((sum, point) => sum + point.answers, 0)
  const text =
    points.length === 1
      ? `1 score, ${formatPercent(first?.share ?? 0)},`
      : `${points.length} scores, from ${formatPercent(first?.share ?? 0)} (first) to ${formatPercent(last?.share ?? 0)} (latest),`
  return (
    <figure>
      <ChartSvg
        id="score-plot"
        title="Scores over time"
        text={`${text} based on ${plural(answers, 'answer')}.`}
        width={WIDTH}
        height={HEIGHT}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} className="stroke-line" />
            <text
              x={LEFT - 8}
              y={y(share) + 5}
              textAnchor="end"
              className="fill-muted text-[18px] sm:text-[15px] tabular-nums"
            >
              {formatPercent(share)}
            </text>
          </g>
        ))}
        {points.map(({ id, title, share }, index) => (
          <circle
            key={id}
            cx={x(index)}
            cy={y(share)}
            r={5}
            className="fill-accent stroke-paper"
            strokeWidth={2}
          >
            <title>{`${title}: ${formatPercent(share)}`}</title>
          </circle>
        ))}
      </ChartSvg>
      <figcaption className="mt-1 text-muted text-sm">
        {text} based on {plural(answers, 'answer')}.
      </figcaption>
      <Disclosure label="Show the scores as a table" className="mt-2">
        <DataTable
          caption="Quiz scores"
          columns={[
            {
              title: 'Quiz',
              isRowHeader: true,
              cell: ({ id, title }) => (hrefOf ? <a href={hrefOf(id)}>{title}</a> : title),
            },
            { title: 'Submitted', cell: ({ submittedAt }) => <LocalTime date={submittedAt} /> },
            { title: 'Score', isNumeric: true, cell: ({ share }) => formatPercent(share) },
            { title: 'Answers', isNumeric: true, cell: ({ answers }) => answers },
          ]}
          rows={points}
          keyOf={({ id }) => id}
          size="small"
          className="mt-2"
        />
      </Disclosure>
    </figure>
  )
}
