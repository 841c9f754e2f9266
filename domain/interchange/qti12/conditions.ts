import { child, elements, wordsOf, type XmlElement } from '../xml-tree'

/** A condition of an item’s processing, in order. Nothing is executed: conditions are only asked what they say about an answer. */
export interface Rule {
  readonly condition: XmlElement
  /** What it sets or adds to the score; 0 for helper variables. */
  readonly points: number
  readonly isScored: boolean
  readonly feedback: readonly string[]
  readonly continues: boolean
}

export function readRules(item: XmlElement): Rule[] {
  return elements(item, 'resprocessing')
    .flatMap((processing) => elements(processing, 'respcondition'))
    .map((rule) => {
      const scored = elements(rule, 'setvar').filter(
        ({ attributes }) => !/incorrect/i.test(attributes.varname ?? ''),
      )
      return {
        condition: child(rule, 'conditionvar') ?? rule,
        points: scored.reduce((sum, setvar) => sum + pointsOf(setvar), 0),
        isScored: scored.length > 0,
        feedback: elements(rule, 'displayfeedback').map(({ attributes }) => attributes.linkrefid ?? ''),
        continues: rule.attributes.continue === 'Yes',
      }
    })
}

function pointsOf(setvar: XmlElement): number {
  const value = Number(wordsOf(setvar).trim())
  if (!Number.isFinite(value)) return 0
  return setvar.attributes.action === 'Subtract' ? -value : value
}

/** Answers by the identifier of the response. */
export type Answers = ReadonlyMap<string, readonly string[]>

/** @returns the points and the feedback of an answer, by the first rules that apply */
export function evaluate(rules: readonly Rule[], answers: Answers): { points: number; feedback: string[] } {
  let points = 0
  const feedback: string[] = []
  for (const rule of rules) {
    if (!holds(rule.condition, answers, 'and')) continue
    points += rule.points
    feedback.push(...rule.feedback)
    if (!rule.continues) break
  }
  return { points, feedback: [...new Set(feedback)] }
}

function holds(parent: XmlElement, answers: Answers, join: 'and' | 'or'): boolean {
  const parts = elements(parent)
  if (parts.length === 0) return false
  return join === 'and'
    ? parts.every((part) => holdsOne(part, answers))
    : parts.some((part) => holdsOne(part, answers))
}

function holdsOne(part: XmlElement, answers: Answers): boolean {
  const given = answers.get(part.attributes.respident ?? '') ?? []
  const value = wordsOf(part).trim()
  switch (part.name) {
    case 'and':
    case 'or':
      return holds(part, answers, part.name)
    case 'not':
      return !holds(part, answers, 'and')
    case 'other':
      return true
    case 'varequal':
      return given.includes(value)
    case 'varsubstring':
      return given.some((answer) => answer.includes(value))
    case 'unanswered':
      return given.length === 0
    case 'vargte':
    case 'vargt':
    case 'varlte':
    case 'varlt':
      return given.some((answer) => compares(part.name, Number(answer), Number(value)))
    default:
      return false
  }
}

function compares(name: string, answer: number, bound: number): boolean {
  if (name === 'vargte') return answer >= bound
  if (name === 'vargt') return answer > bound
  return name === 'varlte' ? answer <= bound : answer < bound
}

/** A value that a condition asks for. */
export interface Mention {
  readonly response: string
  readonly value: string
  readonly isSubstring: boolean
  readonly isCaseSensitive: boolean
}

/** The values that a condition requires; those within `not` are left out. */
export function mentions(condition: XmlElement): Mention[] {
  return elements(condition).flatMap((part) => {
    if (part.name === 'not') return []
    if (part.name !== 'varequal' && part.name !== 'varsubstring') return mentions(part)
    return {
      response: part.attributes.respident ?? '',
      value: wordsOf(part).trim(),
      isSubstring: part.name === 'varsubstring',
      isCaseSensitive: part.attributes.case?.toLowerCase() === 'yes',
    }
  })
}
