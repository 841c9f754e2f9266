import { changeKept, readKept, removeKept, writeKept } from '@/components/browser-storage/kept-values'
import type { SentAnswer } from '@/components/review/send-answers'
import type { ItemMap } from '@/domain/content/item-map'
import type { Item } from '@/domain/items/item'
import type { Rating } from '@/domain/scheduling/memory'

/** What an owner's reviews leave in this browser: the pack that was downloaded, and answers that the server hasn't acknowledged. */

type PackedQuestion = {
  concept: string
  conceptTitle: string
  fact: string
  isNew: boolean
  versionId: string
  item: Item
  passage: { title: string; text: string; path: string } | null
}

/** As the API gives it (`getRecallPack`). */
export type Pack = {
  course: string
  courseTitle: string
  day: string
  madeAt: string
  asksConfidence: boolean
  questions: PackedQuestion[]
  drills: { pair: string; title: string; sides: { label: string; question: PackedQuestion }[] }[]
  maps: ItemMap[]
}

/** Every question of a pack, those of its drills too. */
export function questionsOf({ questions, drills }: Pack): PackedQuestion[] {
  return [...questions, ...drills.flatMap(({ sides }) => sides.map(({ question }) => question))]
}

/** An answer that waits for a network. */
export type WaitingAnswer = SentAnswer & { course: string; rating: Rating | null }

const EMPTY = { drills: [], maps: [], asksConfidence: true }

const PACK = 'review-pack'
const WAITING = 'review-answers'

/** @returns null if there is none, or the browser keeps nothing */
export async function readPack(owner: string): Promise<Pack | null> {
  const pack = await readKept<Pack>(owner, PACK)
  return pack ? { ...EMPTY, ...pack } : null
}

export async function writePack(owner: string, pack: Pack): Promise<void> {
  await writeKept(owner, PACK, pack)
}

/** Changes the pack, if there is one, in one step: whoever leaves the page meanwhile finds it changed or as it was. */
export async function changePack(owner: string, change: (pack: Pack) => Pack): Promise<void> {
  await changeKept<Pack>(owner, PACK, (pack) => pack && change(pack))
}

export async function readWaiting(owner: string): Promise<WaitingAnswer[]> {
  return (await readKept<WaitingAnswer[]>(owner, WAITING)) ?? []
}

/** Changes what waits, one change after another, whatever other tabs do meanwhile. */
export async function changeWaiting(
  owner: string,
  change: (waiting: WaitingAnswer[]) => WaitingAnswer[],
): Promise<void> {
  await changeKept<WaitingAnswer[]>(owner, WAITING, (waiting = []) => change(waiting))
}

/** Removes an owner's downloaded review, and answers that wait. */
export async function removeReview(owner: string): Promise<void> {
  await removeKept(owner, PACK, WAITING)
}
