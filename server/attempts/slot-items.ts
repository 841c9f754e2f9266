import 'server-only'
import type { Item } from '@/domain/items/item'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { BoundedCache, processWide } from '@/server/platform/process-wide'
import { noAccess } from './no-access'

/** A cache of the items of attempts. The item version in a slot never changes, so it is read once, by the page that shows it. */

type AttemptItem = { learnerId: string; attemptId: string; slot: number }

const kept = processWide('slot items', () => new BoundedCache<Item>(20_000))

/** @throws AppError NOT_FOUND if there is no such question or it isn't this learner's */
export async function getSlotItem(attemptItem: AttemptItem): Promise<Item> {
  const known = kept.get(keyOf(attemptItem))
  if (known) return known
  const { attemptId, slot, learnerId } = attemptItem
  const row = await db().attemptItem.findFirst({
    where: { attemptId, slot, learnerId },
    select: { itemVersion: { select: { id: true, content: true } } },
  })
  if (!row) throw noAccess()
  return cacheSlotItem(attemptItem, parsedItem(row.itemVersion))
}

/** Caches an item that a page read, so that the following save doesn't read it again. */
export function cacheSlotItem(attemptItem: AttemptItem, item: Item): Item {
  kept.set(keyOf(attemptItem), item)
  return item
}

function keyOf({ learnerId, attemptId, slot }: AttemptItem): string {
  return `${learnerId}/${attemptId}/${slot}`
}
