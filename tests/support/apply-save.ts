/** The saved state of one answer. */
export interface SavedAnswer {
  readonly response: unknown
  /** Increases by one with every save that takes effect; 0 before the first. */
  readonly revision: number
  /** The client that saved it, one ID per tab; `null` before the first save. */
  readonly clientId: string | null
}

/** A save as it arrives. */
export interface Save {
  readonly clientId: string
  /** Increases within the client, per answer or across all answers. */
  readonly sequence: number
  /** The server's revision that the learner saw when answering. */
  readonly baseRevision: number
  readonly response: unknown
}

/**
 * - `saved`: this is now the answer. `replaced` is the answer of another client since `baseRevision`, which the learner can
 *   restore; `null` if no unseen answer was lost.
 * - `repeated`: the same save arrived before; nothing changed.
 * - `outdated`: a newer save of the same client arrived before; nothing changed.
 */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly answer: SavedAnswer; readonly replaced: SavedAnswer | null }
  | { readonly kind: 'repeated' | 'outdated'; readonly answer: SavedAnswer; readonly replaced: null }

export const emptyAnswer: SavedAnswer = { response: null, revision: 0, clientId: null }

/**
 * Applies a save in the order of arrival. Idempotent. Within a client, an older number never overwrites a newer one; between
 * clients, the later arrival wins. `lastSequence` is the highest number that has arrived from this client for this answer
 * (`null` for none), even if another client has saved since: it comes from the response log, not from the answer.
 * `changeAttempt` decides whether the attempt still accepts saves.
 */
export function applySave(answer: SavedAnswer, lastSequence: number | null, save: Save): SaveOutcome {
  if (lastSequence !== null && save.sequence <= lastSequence) {
    return { kind: save.sequence === lastSequence ? 'repeated' : 'outdated', answer, replaced: null }
  }
  const isUnseen = answer.revision > save.baseRevision && answer.clientId !== save.clientId
  return {
    kind: 'saved',
    answer: { response: save.response, revision: answer.revision + 1, clientId: save.clientId },
    replaced: isUnseen ? answer : null,
  }
}
