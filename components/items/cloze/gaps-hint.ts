import { formHint } from '@/components/items/numeric/number-hint'
import type { PublicGap } from '@/domain/items/types/cloze/public-item'

/** What the gaps of a text require of the form of numbers, without duplicates. */
export function gapsHint(gaps: readonly PublicGap[]): string {
  const hints = gaps.flatMap((gap) => (gap.type === 'numeric' ? [formHint(gap)] : []))
  return [...new Set(hints)].filter(Boolean).join(' ')
}
