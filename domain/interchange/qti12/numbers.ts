import { plainNumber, round7 } from '../numbers'
import { notANumber, QuestionError } from '../problems'
import type { ReadAnswer } from '../question'
import { filled } from '../rich-text'
import { elements, wordsOf, type XmlElement } from '../xml-tree'
import { WHOLE_FEEDBACK } from './gaps'
import { type Item, joinTexts } from './item'

interface Bounds {
  value?: string
  min?: string
  max?: string
  openLow?: boolean
}

/** Each rule that earns points is one accepted number or range. An open bound becomes a closed one. */
export function readNumbers(item: Item): ReadAnswer[] {
  const rules = item.rules.filter(({ points }) => points > 0)
  const best = Math.max(0, ...rules.map(({ points }) => points))
  const answers = rules.flatMap(({ condition, points, feedback }) => {
    const answer = answerOf(readBounds(condition))
    if (answer === null) return []
    const texts = feedback
      .filter((ident) => !WHOLE_FEEDBACK.has(ident))
      .flatMap((ident) => item.feedback.get(ident) ?? [])
    return { ...answer, fraction: round7(points / best), feedback: filled(joinTexts(texts)) }
  })
  if (answers.length === 0) throw new QuestionError('no-key', 'The file doesn’t say which number is correct.')
  return answers
}

function readBounds(condition: XmlElement, bounds: Bounds = {}): Bounds {
  for (const part of elements(condition)) {
    if (part.name === 'and' || part.name === 'or') readBounds(part, bounds)
    else if (/^var(equal|[gl]te?)$/.test(part.name)) addBound(part, bounds)
  }
  return bounds
}

function addBound(part: XmlElement, bounds: Bounds): void {
  const text = wordsOf(part).trim()
  const number = plainNumber(text)
  if (number === null) throw notANumber(text)
  if (part.name === 'varequal') bounds.value = number
  else if (part.name.startsWith('varg')) bounds.min = number
  else bounds.max = number
  if (part.name === 'vargt') bounds.openLow = true
}

function answerOf({
  value,
  min,
  max,
  openLow,
}: Bounds): Pick<ReadAnswer, 'value' | 'tolerance' | 'openLow'> | null {
  if (min === undefined || max === undefined) return value === undefined ? null : { value }
  if (min === max) return { value: min }
  return {
    ...(value === undefined ? {} : { value }),
    tolerance: { type: 'range', min, max },
    ...(openLow ? { openLow } : {}),
  }
}
