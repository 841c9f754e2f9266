import { currentOwner, heirOf } from '@/components/browser-storage/owner'
import { withOwnerLock } from '@/components/browser-storage/settle-owner'
import {
  changeStored,
  listStoredValues,
  readStored,
  removeStored,
  writeKept,
} from '@/components/browser-storage/stored-values'
import { collectFormulas, type KeptFormula } from '@/components/formulas/kept-formulas'
import type { ItemMap } from '@/domain/content/item-map'
import { isBlank } from '@/domain/items/is-blank'
import type { ItemResponse } from '@/domain/items/response'
import type { AttemptQuestion, AttemptRules, QuestionState } from './attempt-types'
import { type Draft, ensureAttempt } from './ensure-attempt'
import { flagQuestion } from './flag-queue'
import { saveQueueFor } from './save-queue'

/**
 * An open attempt as this browser stores it, so that its page can be rendered offline: what the server's page showed, with the answers given
 * since. It holds only public items: no answer key, and nothing that a check revealed.
 */
export type StoredAttempt = {
  /** Null for an attempt that isn't saved yet. */
  attemptId: string | null
  draft: Draft | null
  title: string
  courseSlug: string
  rules: AttemptRules
  /** ISO 8601; null without a time limit. */
  closesAt: string | null
  questions: QuestionState[]
  asked: AttemptQuestion[]
  maps: ItemMap[]
  /** The only question that is shown, if the quiz is sequential. */
  current: number | null
}

type Stored = StoredAttempt & {
  /** Missing in attempts that an earlier version stored. */
  formulas?: KeptFormula[]
  /** The server's clock minus this browser's, in milliseconds. */
  clockOffsetMs: number
  /** Questions answered or flagged before the attempt could be created. */
  pending: number[]
  keptAt: number
}

type StoredAnswer = {
  response: ItemResponse
  certainty?: number | null
  confidence?: number | null
}

const ATTEMPT = 'attempt/'
const DRAFT = 'draft/'
/** Beyond this number, the oldest attempts are removed. */
const MAX_STORED = 20

export function storedName({ attemptId, draft }: Pick<StoredAttempt, 'attemptId' | 'draft'>): string {
  return attemptId === null ? `${DRAFT}${draft?.seed}` : `${ATTEMPT}${attemptId}`
}

/** Stores an attempt as the server rendered it. Pending answers are stored separately. */
export async function keepAttempt(owner: string, attempt: StoredAttempt, serverNow: string): Promise<void> {
  const asked = attempt.asked.map(({ checking, ...question }) => ({
    ...question,
    checking: checking && { ...checking, hint: null, review: null },
  }))
  const formulas = await collectFormulas(asked)
  const fresh = {
    ...attempt,
    asked,
    formulas,
    clockOffsetMs: Date.parse(serverNow) - Date.now(),
    keptAt: Date.now(),
  }
  try {
    await changeStored<Stored>(heirOf(owner), storedName(attempt), (known) => ({
      ...fresh,
      // The server has no answers of an unsaved attempt.
      ...(attempt.attemptId === null && known && { asked: known.asked, questions: known.questions }),
      pending: known?.pending ?? [],
    }))
    await removeOldest(heirOf(owner))
  } catch {
    // The page works without it, until it is reloaded.
  }
}

async function removeOldest(owner: string): Promise<void> {
  const all = [
    ...(await listStoredValues<Stored>(owner, ATTEMPT)),
    ...(await listStoredValues<Stored>(owner, DRAFT)),
  ]
  const idle = all.filter(({ value }) => value.pending.length === 0)
  const old = idle.sort((a, b) => b.value.keptAt - a.value.keptAt).slice(MAX_STORED)
  if (old.length > 0) await removeStored(owner, ...old.map(({ name }) => name))
}

/** Reads a stored attempt. */
export async function readAttempt(owner: string, name: string): Promise<Stored | undefined> {
  return readStored<Stored>(heirOf(owner), name)
}

async function listStored(owner: string): Promise<Stored[]> {
  const lists = await Promise.all([
    listStoredValues<Stored>(owner, ATTEMPT),
    listStoredValues<Stored>(owner, DRAFT),
  ])
  return lists.flat().map(({ value }) => value)
}

/** Lists attempts that can be continued in this browser, by the server's clock as far as it's known, latest first. */
export async function listOpenAttempts(owner: string): Promise<{ path: string; title: string }[]> {
  const open = (await listStored(owner)).filter(
    ({ closesAt, clockOffsetMs }) => closesAt === null || Date.parse(closesAt) > Date.now() + clockOffsetMs,
  )
  return open
    .sort((a, b) => b.keptAt - a.keptAt)
    .map((attempt) => ({ path: pathOf(attempt), title: attempt.title }))
}

/** Lists unsaved attempts that were answered offline. */
export async function listPendingDrafts(owner: string): Promise<{ draft: Draft; answers: number }[]> {
  return (await listStored(owner)).flatMap(({ draft, pending }) =>
    draft && pending.length > 0 ? [{ draft, answers: pending.length }] : [],
  )
}

export function pathOf({ attemptId, draft }: Pick<StoredAttempt, 'attemptId' | 'draft'>): string {
  return attemptId === null ? `/attempts/new?${new URLSearchParams(draft ?? {})}` : `/attempts/${attemptId}`
}

/** Removes an attempt that was submitted or no longer belongs to this owner. */
export async function forgetAttempt(attemptId: string): Promise<void> {
  await removeStored(currentOwner(), `${ATTEMPT}${attemptId}`)
}

/** Stores a change at one question. @param isPending whether it waits for the attempt to be created */
export async function changeStoredQuestion(
  owner: string,
  name: string,
  slot: number,
  change: {
    answer?: StoredAnswer
    revision?: number
    navQuestion?: Partial<QuestionState>
    isPending?: boolean
  },
): Promise<void> {
  const { answer, revision, navQuestion, isPending = false } = change
  await changeStored<Stored>(heirOf(owner), name, (stored) => {
    if (!stored) return stored
    const marks = {
      ...(navQuestion?.flagged !== undefined && { flagged: navQuestion.flagged }),
      ...(revision !== undefined && { revision }),
    }
    return {
      ...stored,
      asked: stored.asked.map((asked) => (asked.slot === slot ? { ...asked, ...answer, ...marks } : asked)),
      questions: stored.questions.map((known) =>
        known.slot === slot ? { ...known, ...navQuestion } : known,
      ),
      pending: isPending ? [...new Set([...stored.pending, slot])] : stored.pending,
    }
  }).catch(() => {
    // Storage is closed or full: the field on the page has it.
  })
}

/**
 * Creates an attempt that was answered offline and queues its answers, once.
 * @returns the attempt; null if nothing was answered
 * @throws if the server can't be reached
 */
export async function sendDraft(owner: string, draft: Draft): Promise<string | null> {
  return withOwnerLock(async () => {
    const name = `${DRAFT}${draft.seed}`
    const stored = await readAttempt(owner, name)
    if (!stored || stored.pending.length === 0) return null
    const attemptId = await ensureAttempt(stored.draft ?? draft)
    const queue = saveQueueFor(attemptId)
    await turnIntoAttempt(owner, stored, attemptId)
    for (const { slot, item, response, certainty, confidence, flagged } of stored.asked) {
      if (!stored.pending.includes(slot)) continue
      if (!isBlank(item, response)) queue.add(slot, { response, certainty, confidence })
      if (flagged) void flagQuestion(attemptId, slot, true)
    }
    return attemptId
  })
}

/** Moves what was stored of an unsaved attempt to the created one. */
export async function moveDraft(owner: string, draft: Draft, attemptId: string): Promise<void> {
  await withOwnerLock(async () => {
    const stored = await readAttempt(owner, `${DRAFT}${draft.seed}`)
    if (stored) await turnIntoAttempt(owner, stored, attemptId)
  })
}

async function turnIntoAttempt(owner: string, stored: Stored, attemptId: string): Promise<void> {
  const heir = heirOf(owner)
  const attempt = { ...stored, attemptId, draft: null, pending: [] }
  await writeKept(heir, storedName(attempt), attempt).catch(() => {})
  for (const one of new Set([owner, heir])) await removeStored(one, storedName(stored))
}
