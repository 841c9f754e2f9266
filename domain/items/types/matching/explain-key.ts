import type { TypeExplanation } from '@/domain/items/types/item-type'
import { formatShare, formatShares, verdictOn } from '@/domain/items/types/probe'

export const matchingExplanation = {
  explain({ stems, choices }, grade) {
    const key = Object.fromEntries(stems.map(({ id, choice }) => [id, choice]))
    const earns = (response: Readonly<Record<string, string>>) => {
      const verdict = verdictOn(grade(response))
      return verdict.kind === 'earns' ? verdict.share : 0
    }
    const wrong = stems.flatMap(({ id, choice }) => {
      const other = choices.find((option) => option.id !== choice)?.id
      return other === undefined ? [] : [earns({ ...key, [id]: other })]
    })
    const blank = stems.map(({ id }) =>
      earns(Object.fromEntries(Object.entries(key).filter(([stem]) => stem !== id))),
    )
    const sentences = [`Matching all ${stems.length} prompts correctly earns ${formatShare(earns(key))}.`]
    if ([...wrong, ...blank].every((share) => share <= 0))
      return [...sentences, 'All or nothing: any mistake earns no points.']
    return [
      ...sentences,
      ...(wrong.length > 0 ? [`One incorrect match earns ${formatShares(wrong)}.`] : []),
      `One prompt without an answer earns ${formatShares(blank)}.`,
    ]
  },
} satisfies TypeExplanation<'matching' | 'categorize'>
