import type { PublicText } from '@/domain/items/types/short-text/public-item'
import { formatList } from '@/domain/text/format'

/** Lists what must be exact in a text answer. */
export function textHint({ caseSensitive, accentSensitive, punctuationSensitive }: PublicText): string {
  const exact = [
    ...(caseSensitive ? ['capitals'] : []),
    ...(accentSensitive ? ['accents'] : []),
    ...(punctuationSensitive ? ['punctuation'] : []),
  ]
  if (exact.length === 0) return 'A word or a few. Capitals, accents, and punctuation don’t matter.'
  return `A word or a few. Type ${formatList(exact)} exactly.`
}
