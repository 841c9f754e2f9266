import { rowsIn } from '@/domain/items/draft-rows'
import { MAX_TAG_CHARACTERS, MAX_TAGS } from '@/domain/items/item-fields'
import type { Draft } from '@/domain/items/item-form'
import { MEDIA_LOST } from '../judge'
import { mediaOf } from '../media-files'
import type { ReadQuestion } from '../question'
import { collapse, type MediaReference } from '../rich-text'
import {
  type DraftContext,
  numericRules,
  otherwiseField,
  severalOptions,
  singleOptions,
  textRules,
  unitsField,
} from './draft-answers'
import { cardFields, clozeNoteFields } from './draft-card'
import { clozeFields } from './draft-cloze'
import { matchingFields, orderingFields } from './draft-pairs'
import { draftText, paragraphs } from './draft-text'

/** A question as it can be imported. */
export type Converted =
  | {
      readonly draft: Draft
      /** What is lost, in words. Empty if the question is the same here. */
      readonly lost: readonly string[]
      /** What a person must add before it can be published. */
      readonly needs: readonly string[]
    }
  /** Why it can’t be imported, and what to do. */
  | { readonly draft: null; readonly reason: string }

/**
 * Turns a question of another system into a draft of the question editor. Never throws. The draft can be incomplete: `validateDraft` says
 * what it lacks, like any draft of the editor.
 * @param question as `readInterchangeFile` returns it, with its judgment
 */
export function toDraft(question: ReadQuestion, context: DraftContext): Converted {
  const { casebook } = question
  const missing = mediaOf(question).filter(({ source }) => context.findImage(source) === null)
  const judged = (casebook?.lost ?? []).filter((lost) => lost !== MEDIA_LOST)
  if (casebook?.fidelity === 'none') return { draft: null, reason: judged.join(' ') }
  const own = fieldsOf(question, context)
  if (own === null) return { draft: null, reason: whyNot(question) }
  const draft = { ...commonFields(question, context), ...own }
  return {
    draft,
    lost: [...judged, ...lostMedia(missing), ...lostHere(question)],
    needs: needsOf(question, draft, context),
  }
}

/** Images that weren’t found or can’t be converted, and all sounds and videos. */
function lostMedia(missing: readonly MediaReference[]): string[] {
  if (missing.length === 0) return []
  const names = missing.map(({ source }) =>
    source.startsWith('data:') ? 'an image in the text' : source.slice(source.lastIndexOf('/') + 1) || source,
  )
  return [
    `${MEDIA_LOST.slice(0, -1)} that can’t be imported: ${[...new Set(names)].slice(0, 10).join(', ')}.`,
  ]
}

/** A text that is only a picture isn’t missing if the picture was stored. */
function needsOf(question: ReadQuestion, draft: Draft, { findImage }: DraftContext): string[] {
  const lists = ['options', 'stems', 'choices', 'elements'].flatMap((name) => rowsIn(draft[name]))
  const isMissing = lists.some(({ text }) => text === '')
  const needs = (question.casebook?.needs ?? []).filter(
    (need) => isMissing || !/^The text of every/.test(need),
  )
  const hasUnnamed = mediaOf(question).some(({ source, alt }) => alt === '' && findImage(source) !== null)
  return [...needs, ...(hasUnnamed ? ['The alt text of every image.'] : [])]
}

/** The fields of the type, the type included. */
function fieldsOf(question: ReadQuestion, context: DraftContext): Draft | null {
  const { type, options = [], gaps = [], answer, feedbackWrong, casebook } = question
  switch (type) {
    case 'single-choice':
      return { type, options: singleOptions(options, context) }
    case 'multiple-response':
      return {
        type,
        options: severalOptions(options, casebook?.grading, context),
        grading: casebook?.grading,
      }
    case 'true-false':
      return { type, answer, ...otherwiseField({ fraction: 0, feedback: feedbackWrong }, context) }
    case 'matching':
    case 'associate':
      return { type: 'matching', ...matchingFields(question, context) }
    case 'ordering':
      return { type, ...orderingFields(question, context) }
    case 'numeric':
    case 'numeric-or-cloze':
      return {
        type: 'numeric',
        ...numericRules(question.answers ? question : (gaps[0] ?? {}), context),
        ...unitsField(question.units),
      }
    case 'short-text':
    case 'short-text-or-cloze':
      return { type: 'short-text', ...textRules(question.answers ? question : (gaps[0] ?? {}), context) }
    case 'cloze':
      return withType(type, clozeFields(question, context))
    case 'cloze-note':
      return withType('cloze', clozeNoteFields(question, context))
    case 'card':
      return cardFields(question, context)
    default:
      return null
  }
}

function withType(type: string, fields: Draft | null): Draft | null {
  return fields && { type, ...fields }
}

function commonFields(question: ReadQuestion, { findImage }: DraftContext): Draft {
  const { stem, context, description, generalFeedback, feedbackRight, extra, hints = [], gaps } = question
  const said = [context, stem.text, description].map((text) => draftText(text, findImage))
  // A single gap is asked for below the text.
  const isGap = gaps?.length === 1 && question.type.endsWith('-or-cloze')
  const text = paragraphs(...said)
  return {
    stem: isGap ? text.replace(/\{\{1\}\}/g, '_____') : text,
    concept: '',
    section: '',
    claims: [],
    paragraphs: [],
    hints: hints.map((hint) => draftText(hint, findImage)).filter((hint) => hint !== ''),
    explanation: paragraphs(
      ...[generalFeedback, feedbackRight, extra].map((text) => draftText(text, findImage)),
    ),
    tags: tagsOf(question),
  }
}

/** The tags that fit, each once. */
function tagsOf({ tags = [] }: ReadQuestion): string[] {
  const fitting = tags.map(collapse).filter((tag) => tag !== '' && tag.length <= MAX_TAG_CHARACTERS)
  return [...new Set(fitting)].slice(0, MAX_TAGS)
}

function whyNot({ type }: ReadQuestion): string {
  if (type === 'card')
    return 'The back of the card is too long to be typed. Write a question about it instead.'
  if (type === 'cloze-note') return 'The text has no gap.'
  return 'A gap asks for several choices. Split it into several gaps.'
}

/** What the neutral form still has, and a question here has no place for. */
function lostHere(question: ReadQuestion): string[] {
  const { options = [], gaps = [], otherwise, answers = [], units, tags = [], reversed, type } = question
  const numbers = [
    ...(type.startsWith('numeric') ? [{ otherwise }] : []),
    ...gaps.filter((gap) => gap.type === 'numeric'),
  ]
  return [
    ...(options.some(({ feedbackWhenLeft }) => feedbackWhenLeft)
      ? ['Feedback on options that aren’t selected.']
      : []),
    ...(options.some(({ fixed }) => fixed) ? ['Fixed positions of options.'] : []),
    ...(numbers.some((rules) => (rules.otherwise?.fraction ?? 0) !== 0)
      ? ['Points for any other answer.']
      : []),
    ...(answers.some(({ openLow }) => openLow) ? ['The lower bound itself is accepted here.'] : []),
    ...(units &&
    units.unitgradingtype !== undefined &&
    units.unitgradingtype !== '0' &&
    Number(units.unitpenalty ?? 0) <= 0
      ? ['The penalty for a missing unit.']
      : []),
    ...(tagsOf(question).length < new Set(tags).size
      ? ['Some tags: there are too many, or they are too long.']
      : []),
    ...(reversed ? ['The card in the other direction.'] : []),
  ]
}
