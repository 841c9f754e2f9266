import { scaleLinear } from 'd3-scale'
import type { FigureOfKind } from '@/domain/content/figure'
import { ChartSvg } from './chart-svg'
import { Hatch } from './hatch'

const width = 360
const rowHeight = 62
const barHeight = 26

type Figure = FigureOfKind<'bars'>

/** Bars on one scale, each with its label above and its value in place, so that no axis is needed. */
export function BarsFigure({ id, figure }: { id: string; figure: Figure }) {
  const scale = scaleLinear()
    .domain([0, Math.max(...figure.bars.map((bar) => bar.value))])
    .range([0, width - 12])
  const height = figure.bars.length * rowHeight - 6
  return (
    <ChartSvg
      id={id}
      title={figure.title}
      text={figure.text}
      width={width}
      height={height}
      className="max-w-[38rem]"
    >
      <defs>
        <Hatch id={`${id}-hatch`} className="stroke-accent" spacing={6} />
      </defs>
      {figure.bars.map((bar, index) => (
        <g key={bar.id} transform={`translate(1 ${index * rowHeight})`}>
          <text y={14} className="fill-ink text-[13px] font-medium sm:text-[10px]">
            {bar.label}
          </text>
          <Bar bar={bar} length={scale(bar.value)} hatchId={`${id}-hatch`} />
        </g>
      ))}
    </ChartSvg>
  )
}

type BarProps = { bar: Figure['bars'][number]; length: number; hatchId: string }

function Bar({ bar, length, hatchId }: BarProps) {
  const top = 23
  const middle = top + barHeight / 2
  if (bar.upperBound) {
    return (
      <>
        <rect y={top} width={length} height={barHeight} className="fill-accent-soft" />
        <rect y={top} width={length} height={barHeight} fill={`url(#${hatchId})`} opacity={0.7} />
        {/* Open at the end: the number is a ceiling, not a count. */}
        <path
          d={`M0 ${top}H${length}M0 ${top + barHeight}H${length}`}
          className="fill-none stroke-accent"
          strokeWidth={1.5}
        />
        <path
          d={`M${length} ${top - 3}V${top + barHeight + 3}`}
          className="fill-none stroke-accent"
          strokeWidth={2}
          strokeDasharray="3 3"
        />
        <rect x={8} y={middle - 10} width={98} height={20} rx={3} className="fill-card" />
        <text
          x={57}
          y={middle + 5}
          textAnchor="middle"
          className="fill-ink text-[14px] font-semibold sm:text-[12px]"
        >
          {bar.valueText}
        </text>
      </>
    )
  }
  return (
    <>
      <rect y={top} width={length} height={barHeight} className={bar.contrast ? 'fill-ink' : 'fill-accent'} />
      <text x={length + 8} y={middle + 5} className="fill-ink text-[14px] font-semibold sm:text-[12px]">
        {bar.valueText}
      </text>
    </>
  )
}
