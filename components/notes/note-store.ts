import { pauseAfter } from '@/components/attempts/unsent-saves'
import { currentOwner, heirOf, onOwnerDropped } from '@/components/browser-storage/owner'
import { keepCopy, readCopy } from './note-copies'
import { listPendingNotes, type Note, type PendingNote, writePendingNote } from './pending-notes'
import { readNotes } from './read-notes'
import { sendNote, settle } from './send-note'

/** A note as this page shows it. */
export type ShownNote = Note & {
  /** Whether the server has it as shown. */
  isSaved: boolean
  /** Why the server refused it. */
  problem: string | null
}

/** The part of a note that its author chooses. */
export type NewNote = Pick<Note, 'lesson' | 'section' | 'quote' | 'prefix' | 'suffix' | 'text'>

const SEND_MS = 800

/**
 * A course's notes on this page. A change shows immediately, is stored in this browser, and is sent until the server acknowledges it.
 */
export class NoteStore {
  readonly #course: string
  readonly #owner = currentOwner()
  readonly #known = new Map<string, Note>()
  readonly #pending = new Map<string, PendingNote>()
  readonly #problems = new Map<string, string>()
  readonly #listeners = new Set<() => void>()
  /** When the server answered each change, counted together with the starts of reading. */
  readonly #answered = new Map<string, number>()
  #count = 0
  #shown: readonly ShownNote[] = []
  #hasCopies = false
  #isOffline = false
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> = Promise.resolve()

  constructor(course: string, notes: readonly Note[]) {
    this.#course = course
    for (const note of notes) this.#known.set(note.id, note)
    this.#adopt()
    onOwnerDropped((owner) => {
      if (owner !== this.#owner) return
      this.#known.clear()
      this.#pending.clear()
      this.#show()
    })
  }

  /** Follows other tabs and the connection while something shows the notes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) {
      window.addEventListener('storage', this.#onStorage)
      window.addEventListener('online', this.#onOnline)
      document.addEventListener('visibilitychange', this.#onVisibility)
      if (this.#pending.size > 0) this.#sendSoon(0)
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      window.removeEventListener('storage', this.#onStorage)
      window.removeEventListener('online', this.#onOnline)
      document.removeEventListener('visibilitychange', this.#onVisibility)
    }
  }

  /** The notes, the oldest first. */
  readonly shown = (): readonly ShownNote[] => this.#shown
  /** Whether a note was changed elsewhere at the same time, so that both versions are saved. */
  readonly hasCopies = (): boolean => this.#hasCopies
  /** Whether the latest try to save failed. */
  readonly isOffline = (): boolean => this.#isOffline

  /** Reads a lesson's notes again. Offline, uses what this browser stored. @param read the notes, if they were read just now */
  async load(lesson: string, read?: readonly Note[]): Promise<void> {
    const started = ++this.#count
    const owner = heirOf(this.#owner)
    const fresh = read ?? (await readNotes(owner, { course: this.#course, lesson }))
    if (fresh) {
      // What changed in the meantime is newer.
      const isOlder = ({ id }: Note) => (this.#answered.get(id) ?? 0) < started
      for (const note of this.#known.values())
        if (note.lesson === lesson && isOlder(note)) this.#known.delete(note.id)
      for (const note of fresh) if (isOlder(note)) this.#known.set(note.id, note)
      this.#keepCopy(lesson)
    } else {
      for (const note of await readCopy(owner, this.#course, lesson))
        if (!this.#known.has(note.id)) this.#known.set(note.id, note)
    }
    this.#show()
  }

  add(note: NewNote): ShownNote {
    const at = new Date().toISOString()
    const created = { ...note, id: crypto.randomUUID(), revision: 0, createdAt: at, updatedAt: at }
    this.#change(created, false, 0)
    return { ...created, isSaved: false, problem: null }
  }

  write(id: string, text: string): void {
    const note = this.#find(id)
    if (note && note.text !== text)
      this.#change({ ...note, text, updatedAt: new Date().toISOString() }, false)
  }

  /** @returns the note, for `restore` */
  remove(id: string): Note | null {
    const note = this.#find(id)
    if (note) this.#change(note, true, 0)
    return note
  }

  restore(note: Note): void {
    // If its deletion was sent, it is created again; if it wasn't, the deletion is dropped.
    const waiting = this.#pending.get(note.id)
    this.#change({ ...note, revision: waiting?.note.revision ?? 0 }, false, 0)
  }

  /** Sends what is waiting, one change after the other. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#sending = this.#sending.then(() => this.#sendAll())
    return this.#sending
  }

  #find(id: string): Note | null {
    const pending = this.#pending.get(id)
    return pending ? (pending.isDeleted ? null : pending.note) : (this.#known.get(id) ?? null)
  }

  #change(note: Note, isDeleted: boolean, waitMs = SEND_MS): void {
    const pending = { course: this.#course, note, isDeleted, version: crypto.randomUUID() }
    this.#pending.set(note.id, pending)
    this.#problems.delete(note.id)
    writePendingNote(heirOf(this.#owner), pending)
    this.#show()
    this.#sendSoon(waitMs)
  }

  #sendSoon(waitMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), waitMs)
  }

  async #sendAll(): Promise<void> {
    for (const pending of [...this.#pending.values()]) {
      const { id, quote, text, lesson } = pending.note
      // A note on the whole lesson isn't saved while it is empty.
      if (this.#problems.has(id) || (!pending.isDeleted && quote === '' && text.trim() === '')) continue
      const owner = heirOf(this.#owner)
      const outcome =
        owner === currentOwner()
          ? await sendNote(owner, pending).catch(() => ({ kind: 'unsent' as const }))
          : { kind: 'unsent' as const }
      if (outcome.kind === 'unsent') {
        this.#isOffline = true
        this.#failures += 1
        this.#show()
        this.#sendSoon(pauseAfter(this.#failures))
        return
      }
      if (outcome.kind === 'refused') this.#problems.set(id, outcome.message)
      const left = settle(owner, pending, this.#pending.get(id) ?? pending, outcome)
      this.#pending.delete(id)
      if (outcome.kind !== 'refused') this.#answered.set(id, ++this.#count)
      if (outcome.kind === 'saved') this.#known.set(id, outcome.note)
      if (outcome.kind === 'deleted') this.#known.delete(id)
      if (outcome.kind === 'conflict') {
        if (outcome.current) this.#known.set(id, outcome.current)
        else this.#known.delete(id)
        if (left) this.#hasCopies = true
      }
      if (left) this.#pending.set(left.note.id, left)
      this.#isOffline = false
      this.#failures = 0
      this.#keepCopy(lesson)
      this.#show()
      if (left && outcome.kind !== 'refused') this.#sendSoon(SEND_MS)
    }
  }

  /** Takes over what other tabs, or earlier pages, left to send. */
  #adopt(): void {
    const waiting = listPendingNotes(heirOf(this.#owner)).filter(({ course }) => course === this.#course)
    const ids = new Set(waiting.map(({ note }) => note.id))
    for (const [id, { note }] of this.#pending) {
      if (ids.has(id)) continue
      // Another tab has sent it.
      this.#pending.delete(id)
      void this.load(note.lesson)
    }
    for (const pending of waiting) this.#pending.set(pending.note.id, pending)
    this.#show()
  }

  #keepCopy(lesson: string): void {
    const notes = [...this.#known.values()].filter((note) => note.lesson === lesson)
    void keepCopy(heirOf(this.#owner), this.#course, lesson, notes)
  }

  #show(): void {
    const notes = new Map<string, ShownNote>()
    for (const note of this.#known.values()) notes.set(note.id, { ...note, isSaved: true, problem: null })
    for (const { note, isDeleted } of this.#pending.values())
      if (isDeleted) notes.delete(note.id)
      else notes.set(note.id, { ...note, isSaved: false, problem: this.#problems.get(note.id) ?? null })
    this.#shown = [...notes.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    for (const listener of this.#listeners) listener()
  }

  readonly #onStorage = ({ key }: StorageEvent) => {
    if (key?.includes('/note/')) this.#adopt()
  }

  readonly #onOnline = () => void this.flush()

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      if (this.#pending.size > 0) void this.flush()
      return
    }
    // Another tab may have changed them.
    for (const lesson of new Set(this.#shown.map((note) => note.lesson))) void this.load(lesson)
  }
}
