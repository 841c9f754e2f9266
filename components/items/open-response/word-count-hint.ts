import { compareWithRange, type WordRange } from '@/domain/items/types/open-response/count-words'
import { plural } from '@/domain/text/format'

/** What is asked for, and how many words there are. */
export function formatWordCount(words: number, { minWords, maxWords }: WordRange): string {
  return `${plural(words, 'word')}. Aim for ${minWords} to ${maxWords}.`
}

const RANGE_NOTES = {
  below: '',
  within: 'Your answer is within the range.',
  above: 'Your answer is above the range.',
} as const

/** Announced to screen readers only when it changes, so that it doesn’t interrupt every word. */
export function formatRangeNote(words: number, range: WordRange): string {
  return RANGE_NOTES[compareWithRange(words, range)]
}
