import { fieldOf } from '@/domain/items/format-parts'
import { idsOf } from '@/domain/items/response-shapes'
import { plainText } from '@/domain/items/rich-text'
import { labelsById } from '@/domain/items/same-text'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { answerLabels } from '@/domain/regrading/answer-labels'
import { meanShare, shareOf } from '@/domain/statistics/guess-shares'

export const matchingAnalysis = {
  options({ stems, choices }) {
    const labels = labelsById(choices)
    return stems.flatMap((stem) =>
      choices.map((choice) => {
        const isKey = labels.get(stem.choice) === labels.get(choice.id)
        return {
          id: `${stem.id}/${choice.id}`,
          text: `${plainText(stem.text)} → ${plainText(choice.text)}`,
          isKey,
          feedback: isKey ? null : (choice.feedback ?? stem.feedback ?? null),
        }
      }),
    )
  },
  guessScore({ stems, choices, grading }) {
    const shares = stems.map(({ choice }) => shareOf(choice, choices))
    return grading === 'all-or-nothing' ? product(shares) : meanShare(shares)
  },
  key: ({ stems, choices }, response) => stems.map(({ id }) => answerLabels(choices, fieldOf(response, id))),
  responseIds: ({ stems, choices }) => ({ entries: idsOf(choices), parts: idsOf(stems) }),
} satisfies TypeAnalysis<'matching' | 'categorize'>

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1)
}
