import type { Trait } from './question'

/** A picture, sound, or video that a text refers to. */
export interface MediaReference {
  /** As the source writes it, decoded; a `data:` URI is shortened. */
  readonly source: string
  readonly alt: string
  /** Of a `data:` URI, in base64. */
  readonly content?: string | undefined
}

/**
 * A text of a source: as plain words for lists and comparisons, and as our Markdown for the question. The Markdown has a
 * placeholder `![alt](media:NAME)` for each picture.
 */
export class RichText {
  constructor(
    readonly plain: string,
    readonly markdown: string,
    readonly traits: readonly Trait[] = [],
    readonly media: readonly MediaReference[] = [],
  ) {}

  /** Without words, formulas, and pictures. */
  get isEmpty(): boolean {
    return this.plain === '' && this.markdown === '' && this.media.length === 0
  }

  get hasPicture(): boolean {
    return this.media.length > 0
  }
}

/** @returns undefined instead of an empty text, for optional feedback */
export function filled(text: RichText | undefined): RichText | undefined {
  return text === undefined || text.isEmpty ? undefined : text
}

/** Replaces every rich text within a value by its plain words, and drops what is undefined. */
export function toPlain(value: unknown): unknown {
  if (value instanceof RichText) return value.plain
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, toPlain(part)]),
  )
}

export function collapse(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}
