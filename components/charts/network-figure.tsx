import type { FigureOfKind, TieKind } from '@/domain/content/figure'
import { ChartSvg } from './chart-svg'

type Figure = FigureOfKind<'network'>
type Node = Figure['nodes'][number]
type Point = { x: number; y: number }

const width = 360
const lineHeight = 16

const tieClass: Record<TieKind, string> = {
  alliance: 'stroke-accent',
  relations: 'stroke-accent',
  support: 'stroke-ink',
  conflict: 'stroke-wrong',
  bypassed: 'stroke-field',
}
const tieDash: Partial<Record<TieKind, string>> = { relations: '7 4', conflict: '2 4', bypassed: '2 5' }

/** Relationships between nodes: the line style shows the kind of tie, and its label names it. */
export function NetworkFigure({ id, figure }: { id: string; figure: Figure }) {
  const nodes = new Map(figure.nodes.map((node) => [node.id, node]))
  const ties = figure.ties.flatMap((tie) => {
    const from = nodes.get(tie.from)
    const to = nodes.get(tie.to)
    if (!from || !to) return []
    // Use a vertical line if one box is below the other.
    const below = Math.abs(from.x - to.x) < to.width / 2
    return [
      {
        tie,
        from: edgePoint(from, below ? { ...to, x: from.x } : to),
        to: edgePoint(below ? { ...to, x: from.x } : to, from),
      },
    ]
  })
  return (
    <ChartSvg
      id={id}
      title={figure.title}
      text={figure.text}
      width={width}
      height={figure.height}
      className="max-w-[32rem]"
    >
      <defs>
        <marker
          id={`${id}-arrow`}
          viewBox="0 0 8 8"
          refX={7}
          refY={4}
          markerWidth={5}
          markerHeight={5}
          orient="auto-start-reverse"
        >
          <path d="M0 0L8 4L0 8Z" className="fill-ink" />
        </marker>
      </defs>
      {figure.frames.map((frame) => (
        <g key={frame.id}>
          <rect
            x={frame.x}
            y={frame.y}
            width={frame.width}
            height={frame.height}
            rx={14}
            className="fill-accent-soft"
          />
          <text
            x={frame.x + 12}
            y={frame.y + 21}
            className="fill-accent text-[14px] font-semibold sm:text-[12px]"
          >
            {frame.label}
          </text>
        </g>
      ))}
      {ties.map(({ tie, from, to }) => (
        <line
          key={`${tie.from} ${tie.to}`}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          className={tieClass[tie.kind]}
          strokeWidth={tie.kind === 'alliance' ? 4 : 2.5}
          strokeDasharray={tieDash[tie.kind]}
          markerEnd={tie.kind === 'support' ? `url(#${id}-arrow)` : undefined}
        />
      ))}
      {figure.nodes.map((node) => (
        <NodeBox key={node.id} node={node} />
      ))}
      {ties.map(({ tie }) => (
        <Lines
          key={`${tie.from} ${tie.to}`}
          lines={tie.lines}
          at={tie.at}
          anchor={tie.at.anchor}
          className="fill-ink text-[13px] sm:text-[11px]"
        />
      ))}
    </ChartSvg>
  )
}

function nodeHeight(node: Node): number {
  return node.lines.length * lineHeight + 16
}

/** Returns where the line between the centers of two nodes leaves the first node's box. */
function edgePoint(node: Node, towards: Point): Point {
  const dx = towards.x - node.x
  const dy = towards.y - node.y
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : node.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : nodeHeight(node) / 2 / Math.abs(dy),
  )
  return { x: node.x + dx * reach, y: node.y + dy * reach }
}

function NodeBox({ node }: { node: Node }) {
  const height = nodeHeight(node)
  return (
    <g>
      <rect
        x={node.x - node.width / 2}
        y={node.y - height / 2}
        width={node.width}
        height={height}
        rx={6}
        className={`fill-card ${node.body ? 'stroke-field' : node.frame ? 'stroke-accent' : 'stroke-ink'}`}
        strokeWidth={1.5}
        strokeDasharray={node.body ? '4 3' : undefined}
      />
      <Lines
        lines={node.lines}
        at={{ x: node.x, y: node.y - ((node.lines.length - 1) * lineHeight) / 2 + 4.5 }}
        anchor="middle"
        className="fill-ink text-[13px] font-medium sm:text-[11.5px]"
      />
    </g>
  )
}

type LinesProps = {
  lines: readonly string[]
  at: Point
  anchor: 'start' | 'middle' | 'end'
  className: string
}

function Lines({ lines, at, anchor, className }: LinesProps) {
  return (
    <text textAnchor={anchor} className={className}>
      {lines.map((line, index) => (
        <tspan key={line} x={at.x} y={at.y + index * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
