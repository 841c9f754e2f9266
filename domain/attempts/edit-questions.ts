import type { Quiz } from '@/domain/attempts/quiz'

/** The questions of an assignment: a fixed list, then random rules. */
export type AskedBy = Pick<Quiz, 'items' | 'pools'> & AskedOrder

type AskedOrder = Pick<Quiz, 'shuffleItems' | 'whenFewUnseen'> & { readonly unseenDays: number | null }

export type QuestionEdit =
  | { readonly do: 'add-items'; readonly items: readonly string[] }
  | { readonly do: 'remove-item'; readonly item: string }
  | { readonly do: 'move-item'; readonly item: string; readonly by: -1 | 1 }
  | { readonly do: 'add-pool'; readonly pool: Quiz['pools'][number] }
  | { readonly do: 'remove-pool'; readonly index: number }
  | ({ readonly do: 'set-order' } & AskedOrder)

/** Applies one edit to the questions. Adding is idempotent; moving or removing a missing question changes nothing. */
export function editQuestions(selection: AskedBy, edit: QuestionEdit): AskedBy {
  switch (edit.do) {
    case 'add-items':
      return { ...selection, items: [...new Set([...selection.items, ...edit.items])] }
    case 'remove-item':
      return { ...selection, items: selection.items.filter((item) => item !== edit.item) }
    case 'move-item':
      return { ...selection, items: moved(selection.items, edit.item, edit.by) }
    case 'add-pool':
      return { ...selection, pools: [...selection.pools, edit.pool] }
    case 'remove-pool':
      return { ...selection, pools: selection.pools.filter((_, index) => index !== edit.index) }
    case 'set-order': {
      const { do: _, ...order } = edit
      return { ...selection, ...order }
    }
  }
}

function moved(items: readonly string[], item: string, by: -1 | 1): string[] {
  const from = items.indexOf(item)
  const to = from + by
  const other = items[to]
  if (from < 0 || other === undefined) return [...items]
  return items.map((entry, index) => (index === from ? other : index === to ? item : entry))
}
