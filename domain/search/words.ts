import { foldForSearch } from '@/domain/text/fold-for-search'

/** A word of a text and where it is. */
export interface Word {
  readonly start: number
  readonly end: number
  /** As search compares it: without accents, capitals, and separators of thousands. */
  readonly folded: string
}

/** Letters and digits; `1,960` is one word. */
const WORD = /\p{N}+(?:,\p{N}{3})+(?!\p{N})|[\p{L}\p{M}\p{N}]+/gu

export function listWords(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    folded: foldForSearch(word).replaceAll(',', ''),
  }))
}
