import { scaleLinear } from 'd3-scale'
import { LocalTime } from '@/components/ui/local-time'

export type ScorePoint = { id: string; title: string; submittedAt: string; share: number }

const WIDTH = 640
const HEIGHT = 200
const LEFT = 60
const RIGHT = 12
const TOP = 12
const BOTTOM = 20

/** Results of quizzes in the order in which they were submitted, in per cent, with the table that says the same. */
export function ScorePlot({ points }: { points: ScorePoint[] }) {
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [LEFT + 12, WIDTH - RIGHT - 12])
  const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP])
  const first = points[0]
  const last = points.at(-1)
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="score-plot-title score-plot-text"
        className="block w-full font-sans"
      >
        <title id="score-plot-title">Results over time</title>
        <desc id="score-plot-text">
          {points.length} results, from {percent(first?.share)} first to {percent(last?.share)} last.
        </desc>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} className="stroke-line" />
            <text
              x={LEFT - 8}
              y={y(share) + 5}
              textAnchor="end"
              className="fill-muted text-[15px] tabular-nums"
            >
              {percent(share)}
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
            <title>{`${title}: ${percent(share)}`}</title>
          </circle>
        ))}
      </svg>
      <details className="mt-2">
        <summary className="text-muted text-sm">Show the results as a table</summary>
        <div className="overflow-x-auto">
          <table className="mt-2 w-full border-collapse text-left text-sm">
            <thead>
              <tr className="border-line border-b">
                <th scope="col" className="py-1.5 pr-4">
                  Quiz
                </th>
                <th scope="col" className="py-1.5 pr-4">
                  Submitted
                </th>
                <th scope="col" className="py-1.5">
                  Result
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ id, title, submittedAt, share }) => (
                <tr key={id} className="border-line border-b">
                  <th scope="row" className="py-1.5 pr-4 font-normal">
                    <a href={`/attempts/${id}/review`}>{title}</a>
                  </th>
                  <td className="py-1.5 pr-4">
                    <LocalTime date={submittedAt} />
                  </td>
                  <td className="py-1.5 tabular-nums">{percent(share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function percent(share = 0): string {
  return `${Math.round(share * 100)} %`
}
