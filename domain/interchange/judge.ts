import { hasFormula } from './formulas'
import type { Judgment, ReadQuestion, Trait } from './question'
import type { RichText } from './rich-text'

/**
 * Decides what a question becomes here, and lists in words what is lost. Reads only the question, so it’s the same for every format.
 */
export function judge(question: ReadQuestion): Judgment {
  const unsupported = whyUnsupported(question)
  if (unsupported !== null) return { type: null, fidelity: 'none', lost: [unsupported] }
  const lost = [...(question.losses ?? []), ...lostFeedback(question), ...lostText(question)]
  const needs = [...(question.needs ?? []), ...missingTexts(question)]
  return {
    type: targetType(question),
    ...gradingOf(question),
    fidelity: lost.length > 0 || question.noKey ? 'lossy' : 'exact',
    ...(lost.length > 0 ? { lost } : {}),
    ...(needs.length > 0 ? { needs } : {}),
    ...alsoRight(question),
  }
}

function whyUnsupported({ type, sourceType, template, adaptive }: ReadQuestion): string | null {
  if (template) return 'The question is generated for each learner.'
  if (adaptive) return 'The question changes while it is answered.'
  if (type === 'essay')
    return 'Essays need criteria for grading here. Create an open-response question instead.'
  if (type === 'description') return 'It asks nothing. Use it as the beginning of the next question.'
  if (type === 'composite') return 'It contains several questions. Split it.'
  if (type === 'unsupported' || type === 'hotspot' || type === 'slider')
    return `There is no question type for ${sourceType ?? type}.`
  return null
}

/** Cards have no type: a person chooses what they become. */
function targetType({ type }: ReadQuestion): string | null {
  if (type === 'card' || type === 'cloze-note') return null
  if (type === 'short-text-or-cloze') return 'short-text'
  if (type === 'numeric-or-cloze') return 'numeric'
  return type === 'associate' ? 'matching' : type
}

function alsoRight({ type, missingWord }: ReadQuestion): Pick<Judgment, 'alsoRight'> {
  const isGap = type === 'short-text-or-cloze' || type === 'numeric-or-cloze'
  return isGap || (type === 'single-choice' && missingWord) ? { alsoRight: ['cloze'] } : {}
}

function gradingOf(question: ReadQuestion): Partial<Judgment> {
  if (question.type === 'multiple-response') return { grading: question.rule ?? 'option-fractions' }
  if (question.type === 'ordering' && question.gradingtype)
    return { grading: ORDERING_RULES[question.gradingtype] ?? 'next-exclude-last' }
  return question.type === 'short-text' ? { accentSensitive: true } : {}
}

/** Moodle’s names of the rules of ordering, and ours. */
const ORDERING_RULES: Record<string, string> = {
  ALL_OR_NOTHING: 'all-or-nothing',
  ABSOLUTE_POSITION: 'absolute-position',
  RELATIVE_NEXT_EXCLUDE_LAST: 'next-exclude-last',
  RELATIVE_NEXT_INCLUDE_LAST: 'next-include-last',
  RELATIVE_ONE_PREVIOUS_AND_NEXT: 'one-previous-and-next',
  RELATIVE_ALL_PREVIOUS_AND_NEXT: 'all-previous-and-next',
  LONGEST_ORDERED_SUBSET: 'longest-ordered-subset',
  LONGEST_CONTIGUOUS_SUBSET: 'longest-contiguous-subset',
  RELATIVE_TO_CORRECT: 'distance',
}

function lostFeedback({ type, combinedFeedback, feedbackRight }: ReadQuestion): string[] {
  return [
    ...(type === 'card' || type === 'cloze-note' ? ['A card has no wrong answers.'] : []),
    ...(combinedFeedback
      ? ['Feedback on correct, partially correct, and incorrect answers as a whole.']
      : []),
    ...(type === 'true-false' && feedbackRight
      ? ['Feedback only for those who are right. It goes into the explanation.']
      : []),
  ]
}

/** Pictures are imported if their files are in the upload, which a judgment doesn’t know. */
export const MEDIA_LOST = 'Pictures and sounds.'

const LOST_TRAITS: Partial<Record<Trait, string>> = {
  'sub-sup': 'Lowered and raised letters.',
  // Not exact, because another converter renders them, and not every command of TeX is known here.
  latex: 'Formulas are rendered by other software. Check that they look right.',
  mathml: 'Formulas become plain text.',
  media: MEDIA_LOST,
  table: 'Tables become lines.',
  'nested-list': 'Lists within lists are flattened.',
  'active-content': 'Scripts and embedded pages.',
}

function lostText(question: ReadQuestion): string[] {
  const traits = new Set<Trait>(textsOf(question).flatMap(({ traits: all }) => [...all]))
  for (const trait of question.has ?? []) traits.add(trait)
  return [...traits].flatMap((trait) => LOST_TRAITS[trait] ?? [])
}

function missingTexts({ options, pairs, elements, noKey }: ReadQuestion): string[] {
  const missing: string[] = noKey ? ['The correct answer.'] : []
  if (options?.some(({ text }) => text.plain === '')) missing.push('The text of every option.')
  if (pairs?.some(({ stem, choice }) => stem.plain === '' || choice.plain === ''))
    missing.push('The text of every line and choice.')
  if (elements?.some(({ plain }) => plain === '')) missing.push('The text of every element.')
  return missing
}

/** The texts that a learner reads before answering: feedback doesn’t count. */
function textsOf(question: ReadQuestion): RichText[] {
  const fields = question.fields === undefined ? [] : Object.values(question.fields)
  return [
    question.stem.text,
    ...(question.context ? [question.context] : []),
    ...(question.options ?? []).map(({ text }) => text),
    ...(question.pairs ?? []).flatMap(({ stem, choice }) => [stem, choice]),
    ...(question.elements ?? []),
    ...(question.gaps ?? []).flatMap(({ options }) => (options ?? []).map(({ text }) => text)),
    ...fields,
  ]
}

/** What is hard to carry over, each once. */
export function traitsOf(question: ReadQuestion): Trait[] {
  const texts = textsOf(question)
  const traits = new Set(texts.flatMap(({ traits: all }) => all))
  traits.delete('nested-list')
  if (texts.some(({ plain }) => hasFormula(plain))) traits.add('latex')
  return [...traits]
}
