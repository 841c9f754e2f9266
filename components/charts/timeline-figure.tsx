import { curveBumpX, link } from 'd3-shape'
import type { FigureOfKind } from '@/domain/content/figure'
import { ChartSvg } from './chart-svg'
import { paragraphMark } from './paragraph-mark'
import { layoutPeriod, lineHeight, type PlacedEvent } from './timeline-layout'

const width = 360
const axisX = 12
const textX = 52
const titleHeight = 34
const periodGap = 18

const leader = link<{ source: [number, number]; target: [number, number] }, [number, number]>(curveBumpX)

/** A vertical timeline, to scale within each period, so that it's readable on a phone. */
export function TimelineFigure({ id, figure }: { id: string; figure: FigureOfKind<'timeline'> }) {
  let top = 0
  const periods = figure.periods.map((period) => {
    const layout = layoutPeriod(period)
    const y = top
    top += titleHeight + layout.height + periodGap
    return { period, y, ...layout }
  })
  return (
    <ChartSvg
      id={id}
      title={figure.title}
      text={figure.text}
      width={width}
      height={top - periodGap}
      className="tall-picture max-w-[30rem]"
    >
      {periods.map(({ period, y, events }) => (
        <g key={period.title} transform={`translate(0 ${y})`}>
          <text y={14} className="fill-muted text-[13px] font-semibold sm:text-[11px]">
            {period.title}
          </text>
          <g transform={`translate(0 ${titleHeight})`}>
            <line x1={axisX} x2={axisX} y1={-8} y2={period.height} className="stroke-field" strokeWidth={2} />
            {events.map((placed) => (
              <Event key={`${placed.event.at} ${placed.event.text}`} placed={placed} />
            ))}
          </g>
        </g>
      ))}
    </ChartSvg>
  )
}

function Event({ placed }: { placed: PlacedEvent }) {
  const { event, lines, dotY, untilY, textY } = placed
  const baseline = textY + lineHeight - 4
  const path = leader({ source: [axisX, dotY], target: [textX - 6, baseline - 4.5] })
  return (
    <g>
      {path && <path d={path} className="fill-none stroke-line" strokeWidth={1.5} />}
      {untilY !== null && (
        <line
          x1={axisX}
          x2={axisX}
          y1={dotY}
          y2={untilY}
          className="stroke-accent"
          strokeWidth={6}
          strokeLinecap="round"
          opacity={0.45}
        />
      )}
      <circle
        cx={axisX}
        cy={dotY}
        r={event.main ? 7 : 5}
        className={event.main ? 'fill-accent stroke-paper' : 'fill-paper stroke-accent'}
        strokeWidth={2.5}
      />
      <text x={textX} y={baseline} className="text-[13px] sm:text-[11px]">
        <tspan className={`font-semibold ${event.main ? 'fill-accent' : 'fill-ink'}`}>{event.when}</tspan>
        <tspan dx={6} className="fill-muted">
          {paragraphMark(event.paragraphs)}
        </tspan>
        {lines.map((line, index) => (
          <tspan
            key={line}
            x={textX}
            y={baseline + (index + 1) * lineHeight}
            className={event.main ? 'fill-ink font-medium' : 'fill-ink'}
          >
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}
