import { formatTyped } from '@/domain/items/format-parts'
import { type Reading, responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'
import { plural } from '@/domain/text/format'
import { compareWithRange, countWords } from './count-words'

/** As typed, with plain line breaks. */
export const openResponseResponse = {
  read: (_, raw) => readEssay(raw),
  fromForm: (_, form) => form.field(),
  format: (_, response) => formatTyped(response),
  instruct: ({ minWords, maxWords }) => `Write ${minWords} to ${maxWords} words.`,
  advise(item, response) {
    const words = typeof response === 'string' ? countWords(response) : 0
    if (words === 0 || compareWithRange(words, item) === 'within') return null
    return `${plural(words, 'word')}; ${item.minWords} to ${item.maxWords} are suggested`
  },
} satisfies TypeResponse<'open-response'>

export function readEssay(raw: unknown): Reading<string | null> {
  // A form without JavaScript sends each line break as two characters.
  return readText(
    typeof raw === 'string' ? raw.replaceAll(/\r\n?/g, '\n') : raw,
    responseLimits.essayCharacters,
  )
}
