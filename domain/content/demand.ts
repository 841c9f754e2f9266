import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { DEMANDS, type Demand } from '@/domain/items/item-fields'
import { formatPercent } from '@/domain/text/format'
import type { Course } from './course'
import type { FaultList } from './fault'

/** How many items of the bank have each demand; items without one aren't counted. */
export interface DemandCounts {
  /** The ID of an area; null for the whole course. */
  readonly area: string | null
  readonly title: string
  readonly counts: Readonly<Record<Demand, number>>
}

/** The share of items that need more than recall, 0 to 1; null if there are none. */
export function beyondRecall(counts: DemandCounts['counts']): number | null {
  const total = DEMANDS.reduce((sum, demand) => sum + counts[demand], 0)
  return total === 0 ? null : (total - counts.recall) / total
}

/** The demand of the bank, without quick checks: of the course, then of each area. */
export function demandOf(course: Pick<Course, 'title' | 'areas' | 'concepts' | 'items'>): DemandCounts[] {
  const areas = new Map(course.concepts.map(({ id, area }) => [id, area]))
  const bank = course.items.flatMap(({ item, isLessonCheck }) => (isLessonCheck ? [] : [item]))
  const count = (area: string | null) => {
    const demands = bank
      .filter(({ concept }) => area === null || areas.get(concept) === area)
      .map(({ demand }) => demand)
    const counts = DEMANDS.map((name) => [name, demands.filter((demand) => demand === name).length])
    return Object.fromEntries(counts) as Record<Demand, number>
  }
  return [
    { area: null, title: course.title, counts: count(null) },
    ...course.areas.map(({ id, title }) => ({ area: id, title, counts: count(id) })),
  ]
}

/** Checks that enough of the bank, and of each core area, needs more than recall: the course sets the minimum. */
export function checkDemand(course: Course, faults: FaultList): void {
  const minimum = course.minimumBeyondRecall
  for (const { area, title, counts } of demandOf(course)) {
    const share = beyondRecall(counts) ?? 0
    const isRequired = area === null || course.areas.some(({ id, core }) => id === area && core)
    if (!isRequired || meetsThreshold(100 * share, minimum)) continue
    faults.error(
      faults.locationOf(course, ['minimumBeyondRecall']),
      `${formatPercent(share)} of the items of ${title} need more than recall; at least ${minimum}% are required`,
    )
  }
}
