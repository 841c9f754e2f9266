import { changeStored, readStored, removeStored, writeKept } from '@/components/browser-storage/stored-values'
import { collectFormulas, type KeptFormula, openFormulas } from '@/components/formulas/kept-formulas'
import type { SentAnswer } from '@/components/review/send-answers'
import type { AnswerTo } from '@/contract/call-api'
import type { ItemMap } from '@/domain/content/item-map'
import type { Item } from '@/domain/items/item'
import type { Rating } from '@/domain/scheduling/memory'

/** An owner's review data in this browser: the downloaded pack, and answers that the server hasn't acknowledged. */

type Answer = AnswerTo<'getOfflinePack'>
type PackedQuestion = Omit<Answer['questions'][number], 'item'> & { item: Item }

/** As the API returns it, with the items and maps that its description leaves open. */
export type Pack = Omit<Answer, 'owner' | 'questions' | 'drills' | 'maps'> & {
  questions: readonly PackedQuestion[]
  drills: readonly {
    pair: string
    title: string
    sides: readonly { label: string; question: PackedQuestion }[]
  }[]
  maps: readonly ItemMap[]
  /** Missing in packs that an earlier version stored. */
  formulas?: readonly KeptFormula[]
}

/** Returns every question of a pack, including those of its comparisons. */
export function questionsOf({ questions, drills }: Pack): PackedQuestion[] {
  return [...questions, ...drills.flatMap(({ sides }) => sides.map(({ question }) => question))]
}

/** The pack without what the waiting answers answer: a page can close before an answer is removed from the pack. */
export function withoutAnswered(
  pack: Pack,
  waiting: readonly Pick<SentAnswer, 'versionId' | 'pair'>[],
): Pack {
  const answered = new Set(waiting.map(({ versionId, pair }) => pair ?? versionId))
  return {
    ...pack,
    questions: pack.questions.filter(({ versionId }) => !answered.has(versionId)),
    drills: pack.drills.filter(({ pair }) => !answered.has(pair)),
  }
}

/** An answer that waits to sync. */
export type PendingAnswer = SentAnswer & { course: string; rating: Rating | null }

const EMPTY = { drills: [], maps: [], asksConfidence: false }

const PACK = 'review-pack'
const WAITING = 'review-answers'

/** Lists the downloaded reviews, one for each course. Empty if the browser stores nothing. */
export async function readPacks(owner: string): Promise<Pack[]> {
  const packs = toPacks(await readStored<StoredPacks>(owner, PACK))
  for (const { formulas } of packs) openFormulas(formulas)
  return packs
}

/** Stores a downloaded review in place of an earlier one of its course. */
export async function writePack(owner: string, pack: Pack): Promise<void> {
  const others = (await readPacks(owner)).filter(({ course }) => course !== pack.course)
  const formulas = await collectFormulas([pack.questions, pack.drills])
  await writeKept(owner, PACK, [...others, { ...pack, formulas }])
}

/** Changes the review of a course, if there is one, atomically, even if the page is closed in the meantime. */
export async function changePack(owner: string, course: string, change: (pack: Pack) => Pack): Promise<void> {
  await changeStored<StoredPacks>(
    owner,
    PACK,
    (stored) => stored && toPacks(stored).map((pack) => (pack.course === course ? change(pack) : pack)),
  )
}

/** Earlier versions stored one review. */
type StoredPacks = Pack[] | Pack

function toPacks(stored: StoredPacks | null | undefined): Pack[] {
  if (!stored) return []
  return (Array.isArray(stored) ? stored : [stored]).map((pack) => ({ ...EMPTY, ...pack }))
}

export async function readWaiting(owner: string): Promise<PendingAnswer[]> {
  return (await readStored<PendingAnswer[]>(owner, WAITING)) ?? []
}

/** Changes the waiting answers atomically across tabs. */
export async function changeWaiting(
  owner: string,
  change: (waiting: PendingAnswer[]) => PendingAnswer[],
): Promise<void> {
  await changeStored<PendingAnswer[]>(owner, WAITING, (waiting = []) => change(waiting))
}

/** Removes an owner's downloaded review and waiting answers. */
export async function removeReview(owner: string): Promise<void> {
  await removeStored(owner, PACK, WAITING)
}
