import { scaleLinear } from 'd3-scale'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import type { ReliabilityBin } from '@/domain/calibration/calibration'
import { formatPercent } from '@/domain/text/format'
import { ChartSvg } from './chart-svg'

const WIDTH = 520
const HEIGHT = 300
const LEFT = 58
const RIGHT = 14
const TOP = 14
const BOTTOM = 44

/** Share of correct answers by stated confidence, with 95% intervals. The table has the same data. */
export function ReliabilityPlot({ bins }: { bins: readonly ReliabilityBin[] }) {
  const x = scaleLinear([0.5, 1], [LEFT, WIDTH - RIGHT])
  const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP])
  return (
    <figure>
      <ChartSvg
        id="reliability"
        title="Stated confidence and results"
        text={bins
          .map(
            (bin) => `About ${formatPercent(bin.stated)} confident: ${formatPercent(bin.correct)} correct.`,
          )
          .join(' ')}
        width={WIDTH}
        height={HEIGHT}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} className="stroke-line" />
            <Label x={LEFT - 8} y={y(share) + 5} anchor="end">
              {formatPercent(share)}
            </Label>
          </g>
        ))}
        {[0.5, 0.75, 1].map((share) => (
          <Label key={share} x={x(share)} y={HEIGHT - BOTTOM + 20} anchor={share === 1 ? 'end' : 'middle'}>
            {formatPercent(share)}
          </Label>
        ))}
        <Label x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} anchor="middle">
          stated confidence
        </Label>
        <line
          x1={x(0.5)}
          y1={y(0.5)}
          x2={x(1)}
          y2={y(1)}
          className="stroke-muted"
          strokeDasharray="4 5"
          strokeWidth={1.5}
        />
        {bins.map((bin) => (
          <g key={bin.from}>
            <line
              x1={x(bin.stated)}
              x2={x(bin.stated)}
              y1={y(bin.low)}
              y2={y(bin.high)}
              className="stroke-accent"
              strokeWidth={2}
            />
            <circle
              cx={x(bin.stated)}
              cy={y(bin.correct)}
              r={6}
              className="fill-accent stroke-paper"
              strokeWidth={2}
            />
          </g>
        ))}
      </ChartSvg>
      <figcaption className="mt-1 text-muted text-sm">
        On the dashed line, confidence and results match. Below it, answers were overconfident. The bars are
        95% intervals, which are wide for few answers.
      </figcaption>
      <Disclosure label="Show as a table" className="mt-2">
        <DataTable
          caption="Calibration by confidence"
          columns={COLUMNS}
          rows={bins}
          keyOf={({ from }) => from}
          size="small"
          className="mt-2"
        />
      </Disclosure>
    </figure>
  )
}

type LabelProps = { x: number; y: number; anchor: 'start' | 'middle' | 'end'; children: string }

function Label({ x, y, anchor, children }: LabelProps) {
  return (
    <text x={x} y={y} textAnchor={anchor} className="fill-muted text-[14px] tabular-nums">
      {children}
    </text>
  )
}

const COLUMNS: readonly Column<ReliabilityBin>[] = [
  {
    title: 'Confidence',
    isRowHeader: true,
    cell: ({ from, to }) => `${formatPercent(from)} to ${formatPercent(to)}`,
  },
  { title: 'Correct', isNumeric: true, cell: ({ correct }) => formatPercent(correct) },
  {
    title: '95% interval',
    isNumeric: true,
    cell: ({ low, high }) => `${formatPercent(low)} to ${formatPercent(high)}`,
  },
  { title: 'Answers', isNumeric: true, cell: ({ answers }) => answers },
]
