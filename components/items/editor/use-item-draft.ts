'use client'

import canonicalize from 'canonicalize'
import { useEffect, useRef, useState } from 'react'
import { toSent } from '@/components/autosave/to-sent'
import { UnsavedCopies } from '@/components/autosave/unsaved-copy'
import { type Sent, useAutosave } from '@/components/autosave/use-autosave'
import { type OtherVersion, useVersions } from '@/components/autosave/use-versions'
import { callApi } from '@/contract/call-api'
import { type Path, withValue } from '@/domain/items/edit-draft'
import type { Draft } from '@/domain/items/item-form'

type StoredDraft = { draft: Draft; revision: number; savedAt: string | null }

type Stores = { unsaved: UnsavedCopies<Draft>; other: UnsavedCopies<OtherVersion<Draft>> }

/** Edits and saves the draft of a question. What isn’t saved yet is also in this browser, until the server has it. */
export function useItemDraft(target: { class: string; item: string }, first: StoredDraft) {
  const revision = useRef(first.revision)
  const stores = useRef<Stores | null>(null)
  /** What the server had when unsaved changes were restored. */
  const [restoredOver, setRestoredOver] = useState<Draft | null>(null)
  const autosave = useAutosave({
    first: first.draft,
    savedAt: first.savedAt,
    send,
    onUnsaved: (draft) =>
      draft === null
        ? stores.current?.unsaved.remove()
        : stores.current?.unsaved.write(draft, revision.current),
  })
  const versions = useVersions<Draft, number>({
    autosave,
    setBase: (base) => {
      revision.current = base
    },
    keep: (other) => (other ? stores.current?.other.write(other, null) : stores.current?.other.discard()),
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
    // Someone else is signed in now, or the question is gone.
    if (!stored.ok) return toSent(stored.status === 409 ? { ...stored, status: 403 } : stored)
    const { draft: value, revision: base, savedAt } = stored.data
    versions.setTheirs({ value, base, savedAt })
    return { kind: 'conflict' }
  }

  /** Goes back to what the server had. The restored changes stay at hand. */
  function discardRestored() {
    if (!restoredOver) return
    setRestoredOver(null)
    versions.switchTo(restoredOver)
  }

  const open = useRef(async () => {})
  useEffect(() => {
    open.current = async () => {
      const unsaved = new UnsavedCopies<Draft>(`item-draft:${target.item}`)
      const other = new UnsavedCopies<OtherVersion<Draft>>(`other-item-draft:${target.item}`)
      stores.current = { unsaved, other }
      versions.setOther(other.read()?.value ?? null)
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
      if (!copy) return
      // It was saved while the page closed. The database doesn’t keep the order of fields.
      if (canonicalize(copy.value) === canonicalize(stored.draft)) return unsaved.discard()
      autosave.change(copy.value)
      if (copy.base === stored.revision) return setRestoredOver(stored.draft)
      // The draft was saved elsewhere after this browser stored its own.
      autosave.hold()
      versions.setTheirs({ value: stored.draft, base: stored.revision, savedAt: stored.savedAt })
    }
  })
  useEffect(() => void open.current(), [])

  return {
    ...autosave,
    ...versions,
    draft: autosave.value,
    restoredOver,
    discardRestored,
    edit: (path: Path, value: unknown) => autosave.change(withValue(autosave.latest.current, path, value)),
  }
}
