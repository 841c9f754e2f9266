import type { ItemOfType } from '@/domain/items/item'
import type { TypeExplanation } from '@/domain/items/types/item-type'
import { explainNumber } from '@/domain/items/types/numeric/explain-key'
import { formatShare, type Grade, verdictOn } from '@/domain/items/types/probe'
import { explainText } from '@/domain/items/types/short-text/explain-key'
import { explainOptions } from '@/domain/items/types/single-choice/explain-key'
import { gradeCloze } from './grade-cloze'
import { clozeSamples } from './samples'
import type { ItemGap } from './schema'

export const clozeExplanation = {
  explain: (item, grade) => [
    ...explainWeights(item, grade),
    ...item.gaps.flatMap((gap) =>
      explainGap(gap, (response) => gradeCloze([gap], { [gap.id]: response })).map(
        (sentence) => `${gap.label}: ${sentence}`,
      ),
    ),
  ],
} satisfies TypeExplanation<'cloze'>

/** Tries the key with one gap left empty at a time. */
function explainWeights(item: ItemOfType<'cloze'>, grade: Grade): string[] {
  if (item.gaps.length < 2) return []
  const key = clozeSamples.key(item)
  const earned = (response: unknown) => {
    const verdict = verdictOn(grade(response))
    return verdict.kind === 'earns' ? verdict.share : 0
  }
  return item.gaps.map(({ id, label }) => {
    const lost = earned(key) - earned({ ...key, [id]: null })
    return `${label}: counts for ${formatShare(lost)}.`
  })
}

function explainGap(gap: ItemGap, grade: Grade): string[] {
  switch (gap.type) {
    case 'choice':
      return explainOptions(gap.options, grade)
    case 'numeric':
      return explainNumber(gap, grade)
    case 'text':
      return explainText(gap, grade)
  }
}
