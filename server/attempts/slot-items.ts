import 'server-only'
import type { Item } from '@/domain/items/item'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { noAccess } from './no-access'

/** A cache of the items of attempts. The item version in a slot never changes, so it is read once, by the page that shows it. */

type AttemptItem = { learnerId: string; attemptId: string; slot: number }

const CAPACITY = 20_000
// The page that shows a question and the route that saves its answer are separate module instances in one process.
const shared = globalThis as typeof globalThis & { casebookSlotItems?: Map<string, Item> }
shared.casebookSlotItems ??= new Map()
const kept = shared.casebookSlotItems

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
  if (kept.size >= CAPACITY) kept.clear()
  kept.set(keyOf(attemptItem), item)
  return item
}

function keyOf({ learnerId, attemptId, slot }: AttemptItem): string {
  return `${learnerId}/${attemptId}/${slot}`
}
