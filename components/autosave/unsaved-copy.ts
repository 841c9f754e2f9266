import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner, heirOf } from '@/components/browser-storage/owner'

/** A text that the server doesn’t have yet, as this browser stores it, with what it is based on. */
export type UnsavedCopy<T> = {
  readonly value: T
  readonly base: string | number | null
  readonly page: string
}

/**
 * Stores what is typed until the server has it, so that a closed tab, a crash, or an expired session loses nothing. It belongs to the account that
 * typed it. Local storage writes it before the page closes.
 */
export class UnsavedCopies<T> {
  readonly #owner = currentOwner()
  readonly #page = crypto.randomUUID()
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  /** The owner of what this page stores. */
  get owner(): string {
    return heirOf(this.#owner)
  }

  read(): UnsavedCopy<T> | null {
    const copy = readValue(this.owner, this.#name)
    return typeof copy === 'object' && copy !== null && 'value' in copy && 'base' in copy
      ? (copy as UnsavedCopy<T>)
      : null
  }

  write(value: T, base: UnsavedCopy<T>['base']): void {
    writeValue(this.owner, this.#name, { value, base, page: this.#page })
  }

  /** Removes the copy, unless another tab has stored its own since. */
  remove(): void {
    if (this.read()?.page === this.#page) this.discard()
  }

  discard(): void {
    writeValue(this.owner, this.#name, null)
  }
}
