import type { TypeExplanation } from '@/domain/items/types/item-type'
import { formatShare, quote, verdictOn } from '@/domain/items/types/probe'

export const trueFalseExplanation = {
  explain: (_, grade) =>
    [true, false].map((answer) => {
      const verdict = verdictOn(grade(answer))
      const share = verdict.kind === 'earns' ? verdict.share : 0
      return `${quote(answer ? 'True' : 'False')} earns ${formatShare(share)}.`
    }),
} satisfies TypeExplanation<'true-false'>
