import { bestSample } from '@/domain/items/typed-answers'
import type { TypeSamples } from '@/domain/items/types/item-type'
import { gradeShortText } from './grade-short-text'
import type { TextRules } from './match-text'
import { patternPieces } from './text-pattern'

export const shortTextSamples = {
  key: (item) => bestText(item),
  incorrect: ({ answers }) =>
    textSamples({ answers: answers.filter(({ fraction }) => fraction <= 0) })[0]?.[0] ?? 'not sure',
} satisfies TypeSamples<'short-text'>

/** The accepted response that earns the most; the first of several. */
export function bestText(rules: TextRules): string | undefined {
  return bestSample(textSamples(rules), (sample) => gradeShortText(rules, sample))
}

/** Responses that each answer accepts, as a learner would type them. */
export function textSamples({ answers }: Pick<TextRules, 'answers'>): string[][] {
  return answers.map(({ text }) => {
    const pieces = patternPieces(text)
    return pieces.length === 1 ? pieces : [pieces.join(''), pieces.join(' x ').trim()]
  })
}
