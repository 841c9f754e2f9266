import 'server-only'
import type { Item } from '@/domain/items/item'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/** Which item version stands at a place of an attempt never changes: it is read once and kept, from the page that asks it on. */

type Place = { learnerId: string; attemptId: string; slot: number }

const CAPACITY = 20_000
// The page that asks and the route that saves are separate module instances in one process.
const shared = globalThis as typeof globalThis & { casebookSlotItems?: Map<string, Item> }
shared.casebookSlotItems ??= new Map()
const kept = shared.casebookSlotItems

/** @throws AppError NOT_FOUND where there is no such place or it is not this learner's */
export async function getSlotItem(place: Place): Promise<Item> {
  const known = kept.get(keyOf(place))
  if (known) return known
  const { attemptId, slot, learnerId } = place
  const row = await db().attemptItem.findFirst({
    where: { attemptId, slot, learnerId },
    select: { itemVersion: { select: { id: true, content: true } } },
  })
  if (!row) throw new AppError('NOT_FOUND')
  return keepSlotItem(place, parsedItem(row.itemVersion))
}

/** Keeps what was read for a page, so that the save which follows needs no read of its own. */
export function keepSlotItem(place: Place, item: Item): Item {
  if (kept.size >= CAPACITY) kept.clear()
  kept.set(keyOf(place), item)
  return item
}

function keyOf({ learnerId, attemptId, slot }: Place): string {
  return `${learnerId}/${attemptId}/${slot}`
}
