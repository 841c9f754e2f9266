import type { TypeExplanation } from '@/domain/items/types/item-type'
import { explainTyped, formatShare, type Grade, quote, verdictOn } from '@/domain/items/types/probe'
import type { TextRules } from './match-text'
import { textSamples } from './samples'

export const shortTextExplanation = {
  explain: (item, grade) => explainText(item, grade),
} satisfies TypeExplanation<'short-text'>

/** Explains a text to type, of an item or a gap. */
export function explainText(rules: TextRules, grade: Grade): string[] {
  const best = rules.answers.findIndex(({ fraction }) => fraction >= 1)
  const samples = textSamples(rules)[best] ?? []
  const [sample = ''] = samples
  if (sample.trim() === '') return []
  return [
    ...explainTyped(samples, grade),
    ...CHANGES.flatMap(([what, change]) => explainChange(what, change(sample), sample, grade)),
    ...explainSpelling(sample, grade),
    ...explainOthers(rules, best, grade),
  ]
}

/** What the grader may ignore, and the same answer with it. */
const CHANGES: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['Case', swapCase],
  ['Accents', swapAccents],
  ['Closing punctuation', (text) => (/\p{P}$/u.test(text) ? text.replace(/\p{P}+$/u, '') : `${text}.`)],
  ['Hyphens and spaces', swapHyphens],
  ['A leading article', (text) => (/^the /i.test(text) ? text.replace(/^the /i, '') : `the ${text}`)],
]

function explainChange(what: string, changed: string, sample: string, grade: Grade): string[] {
  if (changed === sample) return []
  const verdict = verdictOn(grade(changed))
  const matter = what.endsWith('s') ? 'matter' : 'matters'
  const not = what.endsWith('s') ? 'don’t matter' : 'doesn’t matter'
  if (verdict.kind !== 'earns') return []
  if (verdict.share >= 1 && !isTypo(grade(changed))) return [`${what} ${not}: ${quote(changed)} is accepted.`]
  return [`${what} ${matter}: ${quote(changed)} earns ${formatShare(verdict.share)}.`]
}

function isTypo(graded: ReturnType<Grade>): boolean {
  return graded.status === 'graded' && graded.parts.some(({ spelling }) => spelling !== null)
}

function swapCase(text: string): string {
  const upper = text.toUpperCase()
  return upper === text ? text.toLowerCase() : upper
}

/** Without accents, or with one if there are none. */
function swapAccents(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  if (plain !== text) return plain
  return text.replace(/[aeiou]/i, (vowel) => `${vowel}\u0301`.normalize('NFC'))
}

function swapHyphens(text: string): string {
  return /(?<=\p{L})-(?=\p{L})/u.test(text)
    ? text.replaceAll('-', ' ')
    : text.replace(/(?<=\p{L}) (?=\p{L})/u, '-')
}

/** Tries a typo in the longest word: two neighbors swapped. */
function explainSpelling(sample: string, grade: Grade): string[] {
  const [longest = ''] = (sample.match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)
  const typo = withTypo(longest)
  if (typo === longest) return []
  const typed = sample.replace(longest, typo)
  const graded = grade(typed)
  const verdict = verdictOn(graded)
  if (verdict.kind !== 'earns') return []
  if (verdict.share <= 0) return [`Typos are incorrect, for example ${quote(typed)}.`]
  return isTypo(graded)
    ? [`One small typo is accepted, for example ${quote(typed)}. The results show the correct spelling.`]
    : []
}

/** Swaps two different letters in the middle of a word. */
function withTypo(word: string): string {
  const letters = [...word]
  for (let index = Math.floor(letters.length / 2); index > 0; index -= 1) {
    const [a = '', b = ''] = [letters[index - 1], letters[index]]
    if (a.toLowerCase() === b.toLowerCase()) continue
    return [...letters.slice(0, index - 1), b, a, ...letters.slice(index + 1)].join('')
  }
  return word
}

/** Tries a text that each other answer accepts. */
function explainOthers(rules: TextRules, best: number, grade: Grade): string[] {
  return textSamples(rules).flatMap((samples, index) => {
    const typed = samples.map((sample) => sample.replace(/\s+/g, ' ').trim())
    const sample = index === best ? undefined : typed.find((text) => matchedIn(grade(text)) === index)
    if (sample === undefined) return []
    const verdict = verdictOn(grade(sample))
    return verdict.kind === 'earns' ? [`${quote(sample)} earns ${formatShare(verdict.share)}.`] : []
  })
}

function matchedIn(graded: ReturnType<Grade>): number | null {
  return graded.status === 'graded' ? (graded.parts[0]?.matched ?? null) : null
}
