import { plainText } from '@/domain/items/rich-text'
import type { TypeExplanation } from '@/domain/items/types/item-type'
import { formatShare, type Grade, quote, verdictOn } from '@/domain/items/types/probe'

export const singleChoiceExplanation = {
  explain: ({ options }, grade) => explainOptions(options, grade),
} satisfies TypeExplanation<'single-choice'>

/** Explains what each option of a single choice earns. Options that earn the same are in one sentence. */
export function explainOptions(
  options: readonly { readonly id: string; readonly text: string }[],
  grade: Grade,
): string[] {
  const byShare = new Map<number, string[]>()
  for (const { id, text } of options) {
    const verdict = verdictOn(grade(id))
    const share = verdict.kind === 'earns' ? verdict.share : 0
    byShare.set(share, [...(byShare.get(share) ?? []), quote(plainText(text))])
  }
  return [...byShare]
    .sort(([a], [b]) => b - a)
    .map(([share, texts]) =>
      share <= 0 && byShare.size > 1
        ? `Every other option earns ${formatShare(share)}.`
        : `${texts.join(' or ')} earns ${formatShare(share)}.`,
    )
}
