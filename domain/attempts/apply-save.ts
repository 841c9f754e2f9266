/** What the server holds of one answer. */
export interface SavedAnswer {
  readonly response: unknown
  /** Raised by one with every save that took effect; 0 before the first. */
  readonly revision: number
  /** Whose save it was: one id for each tab; `null` before the first. */
  readonly clientId: string | null
}

/** A save as it arrives. */
export interface Save {
  readonly clientId: string
  /** Counted up within the client, for this answer or all of them. */
  readonly sequence: number
  /** The server's revision that the learner saw when answering. */
  readonly baseRevision: number
  readonly response: unknown
}

/**
 * - `saved`: the answer is now this one. `replaced` is what another client had put there since `baseRevision`, for the learner
 *   to be told of and to take back; `null` where nothing unseen was lost.
 * - `repeated`: this very save had arrived before; nothing changed.
 * - `outdated`: a newer save of the same client had arrived before; nothing changed.
 */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly answer: SavedAnswer; readonly replaced: SavedAnswer | null }
  | { readonly kind: 'repeated' | 'outdated'; readonly answer: SavedAnswer; readonly replaced: null }

export const emptyAnswer: SavedAnswer = { response: null, revision: 0, clientId: null }

/**
 * Takes a save into what the server holds, in the order of arrival. Saving twice is saving once; within a client an older number never
 * overwrites a newer one; between clients the later arrival wins. `lastSequence` is the highest number that has arrived from
 * this client for this answer (`null` for none), kept also when another client has saved since: the log of
 * responses knows it, the answer alone does not. Whether the attempt still takes saves is `changeAttempt`'s affair.
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
