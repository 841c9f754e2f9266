import { type Item, ItemSchema } from '@/domain/items/item'
import { db, type Tx } from '@/server/platform/db'

/** The number of cached item versions. Versions never change, so each is parsed once. */

const CAPACITY = 5_000
// Pages and route handlers are separate module instances in one process and share the cache.
const shared = globalThis as typeof globalThis & { casebookParsedItems?: Map<string, Item> }
shared.casebookParsedItems ??= new Map()
const kept = shared.casebookParsedItems

/** Parses the item of a stored version, with a cache. */
export function parsedItem({ id, content }: { id: string; content: unknown }): Item {
  const known = kept.get(id)
  if (known) return known
  const item = ItemSchema.parse(content)
  if (kept.size >= CAPACITY) kept.clear()
  kept.set(id, item)
  return item
}

/** Adds items to rows. Reads only versions that aren't in the cache. */
export async function withItems<T extends { itemVersionId: string }>(
  rows: readonly T[],
  client: Tx = db(),
): Promise<(T & { item: Item })[]> {
  const items = new Map<string, Item>()
  const unknown = new Set<string>()
  for (const { itemVersionId } of rows) {
    const known = kept.get(itemVersionId)
    if (known) items.set(itemVersionId, known)
    else unknown.add(itemVersionId)
  }
  if (unknown.size > 0) {
    const versions = await client.itemVersion.findMany({
      where: { id: { in: [...unknown] } },
      select: { id: true, content: true },
    })
    for (const version of versions) items.set(version.id, parsedItem(version))
  }
  return rows.map((row) => {
    const item = items.get(row.itemVersionId)
    if (!item) throw new Error(`the item version ${row.itemVersionId} does not exist`)
    return { ...row, item }
  })
}
