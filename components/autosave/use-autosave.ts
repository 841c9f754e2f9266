'use client'

import { useEffect, useRef, useState } from 'react'

/** What became of a save. */
export type Sent =
  | { kind: 'saved'; at: string }
  /** Someone else, or another tab, saved since. Nothing is sent until `resume`. */
  | { kind: 'conflict' }
  /** The session ended. It is tried again, since the user can sign in in another tab. */
  | { kind: 'signed-out' }
  /** Not sent, because what is typed isn’t valid. */
  | { kind: 'invalid' }
  /** Refused for good, or failed for now. */
  | { kind: 'failed'; why: string; isFinal: boolean }

export type Saving =
  | { kind: 'saved'; at: string | null }
  | { kind: 'typing' | 'saving' }
  | Exclude<Sent, { kind: 'saved' }>

type Options<T> = {
  first: T
  savedAt: string | null
  /** Sends a value. It can throw if there is no connection. @param isLeaving whether the page may be gone before the answer */
  send: (value: T, isLeaving: boolean) => Promise<Sent>
  pauseMs?: number
  /** Runs after each change, before it is sent, with null once everything is saved. */
  onUnsaved?: (value: T | null) => void
}

const PAUSE_MS = 800
/** Delay before a failed save is tried again. */
const RETRY_MS = 5_000

/**
 * Saves a value while it is edited, one save at a time, and tries again if there is no connection. Whatever way the user leaves, it sends what
 * isn’t saved yet, and the browser asks before it closes the page.
 */
export function useAutosave<T>({ first, savedAt, send, pauseMs = PAUSE_MS, onUnsaved }: Options<T>) {
  const [value, setValue] = useState(first)
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: savedAt })
  const latest = useRef(first)
  const saved = useRef(first)
  const isHeld = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const running = useRef<Promise<boolean>>(Promise.resolve(true))
  const current = useRef({ send, onUnsaved })
  useEffect(() => {
    current.current = { send, onUnsaved }
  })

  function change(next: T) {
    latest.current = next
    setValue(next)
    current.current.onUnsaved?.(next)
    if (isHeld.current) return
    setSaving({ kind: 'typing' })
    schedule(pauseMs)
  }

  function schedule(ms: number) {
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }

  /** @returns whether everything is saved */
  function save(): Promise<boolean> {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    // Each save can depend on the answer to the one before.
    running.current = running.current.then(() => put(false))
    return running.current
  }

  async function put(isLeaving: boolean): Promise<boolean> {
    const sent = latest.current
    if (sent === saved.current) return true
    if (isHeld.current) return false
    setSaving({ kind: 'saving' })
    const result = await current.current
      .send(sent, isLeaving)
      .catch((): Sent => ({ kind: 'failed', why: '', isFinal: false }))
    if (result.kind === 'saved') {
      saved.current = sent
      if (latest.current !== sent) {
        current.current.onUnsaved?.(latest.current)
        return put(isLeaving)
      }
      current.current.onUnsaved?.(null)
      setSaving(result)
      return true
    }
    isHeld.current = result.kind === 'conflict'
    setSaving(result)
    if (result.kind === 'signed-out' || (result.kind === 'failed' && !result.isFinal)) schedule(RETRY_MS)
    return false
  }

  /** Shows a value that the server has. */
  function replace(next: T, at: string | null) {
    latest.current = next
    saved.current = next
    isHeld.current = false
    if (timer.current) clearTimeout(timer.current)
    setValue(next)
    setSaving({ kind: 'saved', at })
    current.current.onUnsaved?.(null)
  }

  /** Stops sending, as after a conflict. */
  function hold() {
    isHeld.current = true
    setSaving({ kind: 'conflict' })
  }

  /** Sends again after a conflict. */
  function resume(): Promise<boolean> {
    isHeld.current = false
    return save()
  }

  const leave = useRef(() => {})
  useEffect(() => {
    leave.current = () => {
      if (timer.current) clearTimeout(timer.current)
      if (latest.current !== saved.current) running.current = running.current.then(() => put(true))
    }
  })
  useEffect(() => {
    const isUnsaved = () => latest.current !== saved.current
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault()
    }
    const onHide = () => {
      if (document.visibilityState === 'hidden') leave.current()
    }
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', onHide)
      // A link or the back button left the page within the site.
      leave.current()
    }
  }, [])

  return { value, latest, saving, change, save, replace, hold, resume }
}
