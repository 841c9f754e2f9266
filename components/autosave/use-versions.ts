'use client'

import { useState } from 'react'
import type { useAutosave } from './use-autosave'

/** What the server has, and what a save that replaces it must name. */
export type StoredVersion<T, Base> = { value: T; base: Base; savedAt: string | null }

/** The version that isn’t edited after a conflict, so that no text is lost. */
export type OtherVersion<T> = { value: T; savedAt: string | null }

type Options<T, Base> = {
  autosave: Pick<ReturnType<typeof useAutosave<T>>, 'latest' | 'change' | 'replace' | 'resume'>
  /** Sets what the next save is based on. */
  setBase: (base: Base) => void
  /** Stores the other version beyond this page; null removes it. */
  keep?: (other: OtherVersion<T> | null) => void
}

/** The two versions of a conflict: one to edit, and the other, which stays at hand. */
export function useVersions<T, Base>({ autosave, setBase, keep }: Options<T, Base>) {
  /** What the server has, until the user chooses. */
  const [theirs, setTheirs] = useState<StoredVersion<T, Base> | null>(null)
  const [other, setOther] = useState<OtherVersion<T> | null>(null)

  function keepOther(version: OtherVersion<T> | null) {
    setOther(version)
    keep?.(version)
  }

  /** Saves this page’s version over the stored one. */
  function keepMine() {
    if (!theirs) return
    setBase(theirs.base)
    keepOther(theirs)
    setTheirs(null)
    void autosave.resume()
  }

  /** Edits the stored version instead. */
  function takeTheirs() {
    if (!theirs) return
    setBase(theirs.base)
    keepOther({ value: autosave.latest.current, savedAt: null })
    setTheirs(null)
    autosave.replace(theirs.value, theirs.savedAt)
  }

  /** Edits another version, and keeps the one that was edited. */
  function switchTo(value: T) {
    keepOther({ value: autosave.latest.current, savedAt: null })
    autosave.change(value)
  }

  return { theirs, setTheirs, other, setOther, keepOther, keepMine, takeTheirs, switchTo }
}
