import { numberHint } from '@/components/items/numeric/number-hint'
import type { PublicGap } from '@/domain/items/types/cloze/presentation'

/** Returns the hints for the numbers in a text with gaps, without duplicates. */
export function gapsHint(gaps: readonly PublicGap[]): string {
  const hints = gaps.flatMap((gap) => (gap.type === 'numeric' ? [numberHint(gap)] : []))
  return [...new Set(hints)].filter(Boolean).join(' ')
}
