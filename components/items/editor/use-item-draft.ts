'use client'

import { useEffect, useRef, useState } from 'react'
import { toSent } from '@/components/autosave/to-sent'
import { UnsavedCopies } from '@/components/autosave/unsaved-copy'
import { type Sent, useAutosave } from '@/components/autosave/use-autosave'
import { callApi } from '@/contract/call-api'
import { type Path, withValue } from '@/domain/items/edit-draft'
import type { Draft } from '@/domain/items/item-form'

export type StoredDraft = { draft: Draft; revision: number; savedAt: string | null }

/** A draft that isn’t the one that is edited, so that no text is lost: the other one of a conflict, or the one that was replaced. */
export type OtherDraft = { draft: Draft; savedAt: string | null }

type Stores = { unsaved: UnsavedCopies<Draft>; other: UnsavedCopies<OtherDraft> }

/** Edits and saves the draft of a question. What isn’t saved yet is also in this browser, until the server has it. */
export function useItemDraft(target: { class: string; item: string }, first: StoredDraft) {
  const revision = useRef(first.revision)
  const stores = useRef<Stores | null>(null)
  /** The draft that the server has, in a conflict. */
  const [theirs, setTheirs] = useState<StoredDraft | null>(null)
  const [other, setOther] = useState<OtherDraft | null>(null)
  /** What the server had when unsaved changes were restored. */
  const [restoredOver, setRestoredOver] = useState<Draft | null>(null)
  const autosave = useAutosave({
    first: first.draft,
    savedAt: first.savedAt,
    send,
    onUnsaved: (draft) =>
      draft === null ? stores.current?.unsaved.remove() : stores.current?.unsaved.write(draft, revision.current),
  })

  async function send(draft: Draft, isLeaving: boolean): Promise<Sent> {
    const owner = stores.current?.unsaved.owner
    const answer = await callApi('PUT /classes/{class}/items/{item}/draft', {
      params: target,
      body: { draft, revision: revision.current },
      keepalive: isLeaving,
      owner,
    })
    if (answer.ok) {
      revision.current = answer.data.revision
      return { kind: 'saved', at: answer.data.savedAt }
    }
    if (answer.status !== 409) return toSent(answer)
    const stored = await callApi('GET /classes/{class}/items/{item}/draft', { params: target, owner })
    if (!stored.ok) return { ...toSent(answer), kind: 'failed', why: answer.problem?.detail ?? '', isFinal: true }
    setTheirs(stored.data)
    return { kind: 'conflict' }
  }

  function keepOther(kept: OtherDraft | null) {
    setOther(kept)
    if (kept) stores.current?.other.write(kept, null)
    else stores.current?.other.discard()
  }

  /** Saves the draft of this tab over the other one, which stays at hand. */
  function keepMine() {
    if (!theirs) return
    revision.current = theirs.revision
    keepOther(theirs)
    setTheirs(null)
    void autosave.resume()
  }

  /** Goes on with the stored draft. That of this tab stays at hand. */
  function takeTheirs() {
    if (!theirs) return
    revision.current = theirs.revision
    keepOther({ draft: autosave.latest.current, savedAt: null })
    setTheirs(null)
    autosave.replace(theirs.draft, theirs.savedAt)
  }

  /** Exchanges the draft that is edited with the one at hand. */
  function exchange() {
    if (!other) return
    keepOther({ draft: autosave.latest.current, savedAt: null })
    autosave.change(other.draft)
  }

  /** Goes back to what the server had. The restored changes stay at hand. */
  function discardRestored() {
    if (!restoredOver) return
    setRestoredOver(null)
    keepOther({ draft: autosave.latest.current, savedAt: null })
    autosave.change(restoredOver)
  }

  const open = useRef(async () => {})
  useEffect(() => {
    open.current = async () => {
      const unsaved = new UnsavedCopies<Draft>(`item-draft:${target.item}`)
      const kept = new UnsavedCopies<OtherDraft>(`other-item-draft:${target.item}`)
      stores.current = { unsaved, other: kept }
      setOther(kept.read()?.value ?? null)
      const copy = unsaved.read()
      // The back button can show an older draft than the server has.
      const read = await callApi('GET /classes/{class}/items/{item}/draft', {
        params: target,
        owner: unsaved.owner,
      }).catch(() => null)
      const stored: StoredDraft = read?.ok ? read.data : first
      const isTyping = autosave.latest.current !== first.draft
      if (isTyping) return
      revision.current = stored.revision
      if (stored.revision !== first.revision) autosave.replace(stored.draft, stored.savedAt)
      if (!copy || JSON.stringify(copy.value) === JSON.stringify(stored.draft)) return
      autosave.change(copy.value)
      if (copy.base === stored.revision) return setRestoredOver(stored.draft)
      // The draft was saved elsewhere after this browser stored its own.
      autosave.hold()
      setTheirs(stored)
    }
  })
  useEffect(() => void open.current(), [])

  return {
    ...autosave,
    draft: autosave.value,
    theirs,
    other,
    restoredOver,
    keepMine,
    takeTheirs,
    exchange,
    forgetOther: () => keepOther(null),
    discardRestored,
    edit: (path: Path, value: unknown) => autosave.change(withValue(autosave.latest.current, path, value)),
  }
}
