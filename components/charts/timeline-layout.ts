import { scaleUtc } from 'd3-scale'
import type { FigureOfKind } from '@/domain/content/figure'

export type TimelinePeriod = FigureOfKind<'timeline'>['periods'][number]
type TimelineEvent = TimelinePeriod['events'][number]
export type PlacedEvent = {
  event: TimelineEvent
  lines: string[]
  /** Position on the axis. */
  dotY: number
  /** Where it ends on the axis; null if it has no duration. */
  untilY: number | null
  /** Top of its text. */
  textY: number
}

export const lineHeight = 17
const gap = 9
const charactersPerLine = 43

/** A year or a month means its first day. */
function parseDate(date: string): Date {
  return new Date(`${date}${'-01-01'.slice(date.length - 4)}`)
}

/** Wraps text into the fewest lines of up to `characters`, of about equal length, since SVG doesn't wrap text. */
export function wrapText(text: string, characters: number): string[] {
  const fewest = fillLines(text, characters).length
  let width = characters
  while (width > 1 && fillLines(text, width - 1).length === fewest) width--
  return fillLines(text, width)
}

function fillLines(text: string, characters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length + 1 <= characters)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Returns the tops of blocks that must not overlap, each as close as possible to its wanted position (least squares, by pooling
 * neighbors that would collide).
 */
export function spreadBlocks(wanted: readonly number[], heights: readonly number[]): number[] {
  const before: number[] = []
  let sum = 0
  for (const height of heights) {
    before.push(sum)
    sum += height
  }
  const pools: { mean: number; size: number }[] = []
  wanted.forEach((top, index) => {
    let pool = { mean: top - (before[index] ?? 0), size: 1 }
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop()
      const size = last.size + pool.size
      pool = { mean: (last.mean * last.size + pool.mean * pool.size) / size, size }
    }
    pools.push(pool)
  })
  const offsets = pools.flatMap((pool) => Array.from({ length: pool.size }, () => Math.max(0, pool.mean)))
  return offsets.map((offset, index) => offset + (before[index] ?? 0))
}

/** Places a period's events: dots to scale along the axis, and text next to them where there is space. */
export function layoutPeriod(period: TimelinePeriod): { events: PlacedEvent[]; height: number } {
  const scale = scaleUtc()
    .domain([parseDate(period.from), parseDate(period.to)])
    .range([0, period.height])
  const placed = period.events.map((event) => ({
    event,
    lines: wrapText(event.text, charactersPerLine),
    dotY: scale(parseDate(event.at)),
    untilY: event.until ? scale(parseDate(event.until)) : null,
  }))
  const heights = placed.map((entry) => (entry.lines.length + 1) * lineHeight + gap)
  const tops = spreadBlocks(
    placed.map((entry) => entry.dotY - lineHeight / 2),
    heights,
  )
  const events = placed.map((entry, index) => ({ ...entry, textY: tops[index] ?? 0 }))
  const bottom = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0)
  return { events, height: Math.max(period.height, bottom) }
}
