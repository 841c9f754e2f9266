import type { Topology } from 'topojson-specification'

type Point = [number, number]

/** Distance of a point from the segment between two others. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
}

/** The points of a line to keep so that none is farther than `tolerance` from the result (Douglas and Peucker). */
function keptIndexes(line: readonly Point[], tolerance: number): number[] {
  const keptIndices = new Set([0, line.length - 1])
  const stack: [number, number][] = [[0, line.length - 1]]
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [from, to] = range
    let farthest = -1
    let most = tolerance
    for (let i = from + 1; i < to; i++) {
      const away = distance(line[i] as Point, line[from] as Point, line[to] as Point)
      if (away > most) {
        most = away
        farthest = i
      }
    }
    if (farthest > 0) {
      keptIndices.add(farthest)
      stack.push([from, farthest], [farthest, to])
    }
  }
  return [...keptIndices].sort((a, b) => a - b)
}

function decodeArc(topology: Topology, arc: readonly number[][]): Point[] {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] }
  let x = 0
  let y = 0
  return arc.map((position) => {
    x += position[0] ?? 0
    y += position[1] ?? 0
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
}

/**
 * The same topology with fewer points. Arcs are simplified one by one as projected, so that a border shared by two
 * countries stays one line.
 */
export function simplifyTopology(
  topology: Topology,
  project: (point: Point) => Point | null,
  tolerance: number,
): Topology {
  const arcs = topology.arcs.map((arc) => {
    const points = decodeArc(topology, arc)
    // Points that can't be projected are outside the image, so their detail doesn't matter.
    const projected = points.map((point) => project(point) ?? ([-9999, -9999] satisfies Point))
    return keptIndexes(projected, tolerance).map((index) => points[index] as Point)
  })
  return { type: 'Topology', objects: topology.objects, arcs }
}
