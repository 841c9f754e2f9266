import { intervalOf } from '@/domain/interchange/export-numbers'
import type { ExportBody, ExportGap, ExportNumbers, ExportTexts } from '@/domain/interchange/export-question'
import { plainText } from '@/domain/items/rich-text'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'

/** Texts by language. */
export type LanguageMap = Readonly<Record<string, string>>

interface Component {
  readonly id: string
  readonly description: LanguageMap
}

/** The definition of an interaction: xAPI 1.0.3, Part Two, 2.4.4.1. */
export interface Interaction {
  readonly type: 'http://adlnet.gov/expapi/activities/cmi.interaction'
  readonly interactionType:
    | 'choice'
    | 'true-false'
    | 'matching'
    | 'sequencing'
    | 'numeric'
    | 'fill-in'
    | 'long-fill-in'
  readonly correctResponsesPattern?: readonly string[]
  readonly choices?: readonly Component[]
  readonly source?: readonly Component[]
  readonly target?: readonly Component[]
}

/** Between parts of a response, the two sides of a pair, and the bounds of a range. */
export const BETWEEN = { parts: '[,]', pair: '[.]', range: '[:]' } as const

/** Courses are in English. */
export function inEnglish(text: string): LanguageMap {
  return { en: plainText(text) }
}

/** Defines a question as an interaction with its correct responses. */
export function interactionOf(body: ExportBody): Interaction {
  const { patterns, ...rest } = partsOf(body)
  return {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    ...rest,
    ...(patterns.length > 0 && { correctResponsesPattern: patterns }),
  }
}

type Described = Omit<Interaction, 'type' | 'correctResponsesPattern'> & {
  readonly patterns: readonly string[]
}

function partsOf(body: ExportBody): Described {
  switch (body.kind) {
    case 'choice':
      return {
        interactionType: 'choice',
        patterns:
          body.rule === null
            ? body.options.filter(isFull).map(({ id }) => id)
            : [
                body.options
                  .filter(({ isKey }) => isKey)
                  .map(({ id }) => id)
                  .join(BETWEEN.parts),
              ],
        choices: components(body.options),
      }
    case 'truth':
      return { interactionType: 'true-false', patterns: [String(body.answer)] }
    case 'pairs':
      return {
        interactionType: 'matching',
        patterns: [body.stems.map(({ id, choice }) => `${id}${BETWEEN.pair}${choice}`).join(BETWEEN.parts)],
        source: components(body.stems),
        target: components(body.choices),
      }
    case 'order':
      return {
        interactionType: 'sequencing',
        patterns: [body.elements.map(({ id }) => id).join(BETWEEN.parts)],
        choices: components(body.elements),
      }
    case 'number':
      return { interactionType: 'numeric', patterns: body.answers.filter(isFull).map(rangeOf) }
    case 'text':
      return { interactionType: 'fill-in', patterns: textPatterns(body) }
    case 'gaps':
      return { interactionType: 'fill-in', patterns: gapPatterns(body.gaps) }
    case 'essay':
      return { interactionType: 'long-fill-in', patterns: [] }
  }
}

function isFull({ fraction }: { readonly fraction: number }): boolean {
  return fraction === 1
}

function components(entries: readonly { id: string; text: string }[]): Component[] {
  return entries.map(({ id, text }) => ({ id, description: inEnglish(text) }))
}

function rangeOf(answer: ExportNumbers['answers'][number]): string {
  const { min, max } = intervalOf(answer)
  return min === max ? min : `${min}${BETWEEN.range}${max}`
}

/** @returns the literal text; null for one with a wildcard, which no pattern can express */
function literal(pattern: string): string | null {
  const pieces = patternPieces(pattern)
  return pieces.length === 1 ? (pieces[0] ?? '') : null
}

function textPatterns({ answers, isCaseSensitive }: ExportTexts): string[] {
  const texts = answers.filter(isFull).map(({ text }) => literal(text))
  if (texts.includes(null)) return []
  return texts.map((text) => `{case_matters=${isCaseSensitive}}${text}`)
}

/** One pattern with the first correct answer of each gap, in the order of the gaps. */
function gapPatterns(gaps: readonly ExportGap[]): string[] {
  const parts = gaps.map(gapAnswer)
  if (parts.includes(null)) return []
  const isCaseSensitive = gaps.some((gap) => gap.kind === 'text' && gap.isCaseSensitive)
  return [`{case_matters=${isCaseSensitive}}${parts.join(BETWEEN.parts)}`]
}

function gapAnswer(gap: ExportGap): string | null {
  if (gap.kind === 'choice') {
    const key = gap.options.find(isFull)
    return key ? plainText(key.text) : null
  }
  if (gap.kind === 'number') {
    const answer = gap.answers.find(isFull)
    return answer ? (answer.value ?? intervalOf(answer).min) : null
  }
  const answer = gap.answers.find(isFull)
  return answer ? literal(answer.text) : null
}
