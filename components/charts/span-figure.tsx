import { scaleLinear } from 'd3-scale'
import type { FigureOfKind } from '@/domain/content/figure'
import { ChartSvg } from './chart-svg'
import { Hatch } from './hatch'

const width = 360
const left = 1
const top = 44
const barHeight = 34

/** One bar divided into periods, with uncertain ones hatched. */
export function SpanFigure({ id, figure }: { id: string; figure: FigureOfKind<'span'> }) {
  const total = figure.segments.reduce((sum, segment) => sum + segment.length, 0)
  const scale = scaleLinear()
    .domain([0, total])
    .range([left, width - left])
  let start = 0
  const segments = figure.segments.map((segment) => {
    const from = start
    start += segment.length
    return { ...segment, from, to: start }
  })
  return (
    <ChartSvg
      id={id}
      title={figure.title}
      text={figure.text}
      width={width}
      height={122}
      className="max-w-[38rem]"
    >
      <defs>
        <Hatch id={`${id}-hatch`} className="stroke-accent" spacing={6} />
      </defs>
      {segments.map((segment) => {
        const x = scale(segment.from)
        const length = scale(segment.to) - x
        return (
          <g key={segment.label}>
            <text x={x} y={15} className="fill-ink text-[13px] font-semibold sm:text-[11px]">
              {segment.label}
            </text>
            <text x={x} y={33} className="fill-muted text-[13px] sm:text-[10px]">
              {segment.length} {figure.unit}, {segment.detail}
            </text>
            <rect
              x={x}
              y={top}
              width={length}
              height={barHeight}
              className={segment.provisional ? 'fill-accent-soft stroke-accent' : 'fill-accent stroke-accent'}
              strokeWidth={1.5}
              strokeDasharray={segment.provisional ? '4 3' : undefined}
            />
            {segment.provisional && (
              <rect
                x={x}
                y={top}
                width={length}
                height={barHeight}
                fill={`url(#${id}-hatch)`}
                opacity={0.7}
              />
            )}
          </g>
        )
      })}
      {[0, ...segments.map((segment) => segment.to)].map((tick, index, ticks) => {
        const anchor = index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'
        return (
          <g key={tick}>
            <path d={`M${scale(tick)} ${top + barHeight}v8`} className="stroke-ink" strokeWidth={1.5} />
            <text
              x={scale(tick)}
              y={top + barHeight + 24}
              textAnchor={anchor}
              className="fill-ink text-[13px] sm:text-[10px]"
            >
              {index === 0 ? figure.start : `after ${tick} ${figure.unit}`}
            </text>
          </g>
        )
      })}
    </ChartSvg>
  )
}
