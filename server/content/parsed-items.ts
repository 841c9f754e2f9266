import { type Item, ItemSchema } from '@/domain/items/item'
import { db, type Tx } from '@/server/platform/db'
import { BoundedCache, processWide } from '@/server/platform/process-wide'

/** Item versions never change, so each is parsed once. */
const kept = processWide('parsed items', () => new BoundedCache<Item>(5_000))

/** Parses the item of a stored version, with a cache. */
export function parsedItem({ id, content }: { id: string; content: unknown }): Item {
  const known = kept.get(id)
  if (known) return known
  const item = ItemSchema.parse(content)
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
