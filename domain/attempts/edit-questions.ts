import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import type { Quiz } from '@/domain/attempts/quiz'

/** The questions of an assignment: a fixed list, then random rules. */
export type AskedBy = Pick<Quiz, 'items' | 'points' | 'pools' | 'shuffleItems' | 'whenFewUnseen'> & {
  readonly unseenDays: number | null
}

type ItemPoints = { readonly item: string; readonly points: number }

export type QuestionEdit =
  | { readonly do: 'add-items'; readonly items: readonly string[] }
  | { readonly do: 'remove-item'; readonly item: string }
  | { readonly do: 'restore-item'; readonly item: string; readonly at: number; readonly points: number }
  | { readonly do: 'move-item'; readonly item: string; readonly by: -1 | 1 }
  | { readonly do: 'add-pool'; readonly pool: Quiz['pools'][number] }
  | { readonly do: 'remove-pool'; readonly index: number }
  | { readonly do: 'restore-pool'; readonly at: number; readonly pool: Quiz['pools'][number] }
  | { readonly do: 'move-pool'; readonly index: number; readonly by: -1 | 1 }
  | { readonly do: 'set-points'; readonly points: readonly ItemPoints[] }
  | { readonly do: 'set-pool-points'; readonly index: number; readonly points: number }

/** Applies one edit to the questions. Adding and restoring a question are idempotent; moving or removing a missing question changes nothing. */
export function editQuestions(selection: AskedBy, edit: QuestionEdit): AskedBy {
  switch (edit.do) {
    case 'add-items':
      return { ...selection, items: [...new Set([...selection.items, ...edit.items])] }
    case 'remove-item':
      return {
        ...selection,
        items: selection.items.filter((item) => item !== edit.item),
        points: withoutEntry(selection.points, edit.item),
      }
    case 'restore-item': {
      const { item, at, points } = edit
      if (selection.items.includes(item)) return selection
      const items = selection.items.toSpliced(at, 0, item)
      return { ...selection, items, points: withPoints(selection.points, { item, points }) }
    }
    case 'move-item':
      return { ...selection, items: moved(selection.items, selection.items.indexOf(edit.item), edit.by) }
    case 'add-pool':
      return { ...selection, pools: [...selection.pools, edit.pool] }
    case 'remove-pool':
      return { ...selection, pools: selection.pools.filter((_, index) => index !== edit.index) }
    case 'restore-pool':
      return { ...selection, pools: selection.pools.toSpliced(edit.at, 0, edit.pool) }
    case 'move-pool':
      return { ...selection, pools: moved(selection.pools, edit.index, edit.by) }
    case 'set-points':
      return { ...selection, points: edit.points.reduce(withPoints, selection.points) }
    case 'set-pool-points':
      return {
        ...selection,
        pools: selection.pools.map((pool, index) =>
          index === edit.index ? { ...pool, points: edit.points } : pool,
        ),
      }
  }
}

function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const [own, other] = [list[from], list[from + by]]
  if (own === undefined || other === undefined) return [...list]
  return list.map((entry, index) => (index === from ? other : index === from + by ? own : entry))
}

function withPoints(points: Quiz['points'], { item, points: worth }: ItemPoints): Quiz['points'] {
  const others = withoutEntry(points, item)
  return worth === DEFAULT_POINTS ? others : { ...others, [item]: worth }
}

function withoutEntry(points: Quiz['points'], item: string): Quiz['points'] {
  return Object.fromEntries(Object.entries(points).filter(([id]) => id !== item))
}
