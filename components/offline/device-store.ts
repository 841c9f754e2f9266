import { createStore, del, get, set, type UseStore, update } from 'idb-keyval'
import type { SentAnswer } from '@/components/review/send-answers'
import type { ItemMap } from '@/domain/content/item-map'
import type { Item } from '@/domain/items/item'
import type { Rating } from '@/domain/scheduling/memory'

/** What of reviews is kept on this device: the pack that was taken along, and answers that the server has not acknowledged. */

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
  owner: string
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
export type WaitingAnswer = SentAnswer & { owner: string; course: string; rating: Rating | null }

const EMPTY = { drills: [], maps: [], asksConfidence: true }

let store: UseStore | undefined
const opened = () => {
  store ??= createStore('casebook-review', 'kept')
  return store
}

/** @returns null where there is none, or the browser keeps nothing */
export async function readPack(): Promise<Pack | null> {
  try {
    const pack = await get<Pack>('pack', opened())
    // One that was taken along before drills and maps were in it has neither.
    return pack ? { ...EMPTY, ...pack } : null
  } catch {
    return null
  }
}

export async function writePack(pack: Pack): Promise<void> {
  await set('pack', pack, opened())
}

/** Changes the pack, where there is one, in one step: whoever leaves the page meanwhile finds it changed or as it was. */
export async function changePack(change: (pack: Pack) => Pack): Promise<void> {
  await update<Pack | undefined>('pack', (pack) => pack && change(pack), opened())
}

export async function readWaiting(): Promise<WaitingAnswer[]> {
  try {
    return (await get<WaitingAnswer[]>('waiting', opened())) ?? []
  } catch {
    return []
  }
}

/** Changes what waits, one change after another, whatever other tabs do meanwhile. */
export async function changeWaiting(change: (waiting: WaitingAnswer[]) => WaitingAnswer[]): Promise<void> {
  const apply = async () => set('waiting', change(await readWaiting()), opened())
  if (navigator.locks) await navigator.locks.request('casebook-waiting', apply)
  else await apply()
}

/** Takes everything of reviews off this device, answers that wait included. */
export async function clearDevice(): Promise<void> {
  await del('pack', opened())
  await del('waiting', opened())
}
