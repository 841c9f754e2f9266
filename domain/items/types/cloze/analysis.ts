import { sumOf } from '@/domain/grading/exact'
import { fieldOf } from '@/domain/items/format-parts'
import { idsOf, readRecord } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { numberKey } from '@/domain/items/types/numeric/analysis'
import { textKeyOf } from '@/domain/items/types/short-text/analysis'
import { meanFraction, withKey } from '@/domain/items/types/single-choice/analysis'
import { withAcceptedNumber, withAcceptedText } from '@/domain/regrading/accept-typed'
import { answerLabels } from '@/domain/regrading/answer-labels'
import type { ItemGap } from './schema'

export const clozeAnalysis = {
  guessScore({ gaps }) {
    const whole = sumOf(gaps.map(({ weight }) => weight))
    return sumOf(gaps.map((gap) => gap.weight * guessInGap(gap))) / whole
  },
  key: ({ gaps }, response) => gaps.map((gap) => gapKey(gap, fieldOf(response, gap.id))),
  responseIds: ({ gaps }) => ({
    parts: idsOf(gaps),
    ofPart: new Map(gaps.flatMap((gap) => (gap.type === 'choice' ? [[gap.id, idsOf(gap.options)]] : []))),
  }),
  accept(item, response) {
    const typed = readRecord(response, idsOf(item.gaps))
    const gaps = typed.ok ? item.gaps.map((gap) => acceptedGap(gap, typed.value.get(gap.id))) : [null]
    return gaps.every((gap) => gap !== null) ? { ...item, gaps } : 'unreadable'
  },
} satisfies TypeAnalysis<'cloze'>

function guessInGap(gap: ItemGap): number {
  return gap.type === 'choice' ? meanFraction(gap.options) : 0
}

function gapKey(gap: ItemGap, response: unknown): unknown {
  switch (gap.type) {
    case 'choice':
      return answerLabels(gap.options, response)
    case 'numeric':
      return numberKey(gap, response)
    case 'text':
      return textKeyOf(gap, response)
  }
}

function acceptedGap(gap: ItemGap, response: unknown): ItemGap | null {
  switch (gap.type) {
    case 'choice': {
      const options = withKey(gap.options, response)
      return options && { ...gap, options }
    }
    case 'numeric': {
      const rules = withAcceptedNumber(gap, response)
      return rules && { ...gap, ...rules }
    }
    case 'text': {
      const answers = withAcceptedText(gap, response)
      return answers && { ...gap, answers }
    }
  }
}
