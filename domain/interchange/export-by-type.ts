import type { Item, ItemOfType, ItemType } from '@/domain/items/item'
import type { MultipleResponseRule } from '@/domain/items/types/multiple-response/schema'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import { fractionOf, type GradedOption } from '@/domain/items/types/single-choice/grade-choice'
import type {
  ExportBody,
  ExportChoices,
  ExportGap,
  ExportNumbers,
  ExportOption,
  ExportPairs,
  ExportQuestion,
  ExportTexts,
} from './export-question'

/** What surrounds a question in its course. */
export interface ExportPlace {
  /** The title of the concept. */
  readonly concept?: string | null
  /** A citation of the paragraphs that the question is about. */
  readonly source?: string | null
}

type BodyOf<T extends ItemType> = (item: ItemOfType<T>) => ExportBody & { readonly lost?: string }

const bodyByType: { readonly [T in ItemType]: BodyOf<T> } = {
  'single-choice': ({ options }) => choices(options, null),
  'true-false': ({ answer, otherwise }) => ({ kind: 'truth', answer, otherwise: otherwise?.feedback }),
  'multiple-response': ({ options, grading }) => choices(options, grading),
  matching: pairs,
  categorize: pairs,
  ordering: ({ elements, grading, ends, otherwise }) => ({
    kind: 'order',
    elements,
    rule: grading,
    otherwise: otherwise?.feedback,
    ...(ends && { lost: 'The labels of the two ends.' }),
  }),
  numeric: (item) => ({ kind: 'number', ...numbers(item) }),
  'short-text': (item) => ({ kind: 'text', ...texts(item) }),
  cloze: ({ text, gaps }) => ({ kind: 'gaps', text, gaps: gaps.map(gapOf) }),
  hotspot: ({ regions, multiple, grading }) => ({
    ...choices(regions, multiple ? grading : null),
    lost: 'The map. The names of its regions are the options.',
  }),
  evidence: ({ passages, grading }) => ({
    ...choices(passages, grading),
    lost: 'Where the passages are in the lesson. Their texts are the options.',
  }),
  'open-response': ({ minWords, maxWords, modelAnswer, criteria }) => ({
    kind: 'essay',
    ...{ minWords, maxWords, modelAnswer, criteria },
  }),
}

/** Turns an item of any type into the form that all formats are written from. */
export function exportQuestion(
  item: Item,
  { concept = null, source = null }: ExportPlace = {},
): ExportQuestion {
  // The registry has a function for the type of the item.
  const { lost, ...body } = (bodyByType[item.type] as BodyOf<ItemType>)(item)
  return {
    id: item.id,
    stem: item.stem,
    explanation: item.explanation,
    hints: item.hints,
    concept,
    tags: item.tags ?? [],
    source,
    body,
    lost: lost === undefined ? [] : [lost],
    unlinked: unlinked(item),
  }
}

const REREAD = /"(?:why|section|paragraph)":/

function unlinked({ claims, paragraphs, section, ...item }: Item): string[] {
  const isLinked = claims.length > 0 || paragraphs.length > 0 || section !== undefined
  return [
    ...(isLinked ? ['Links to the lesson, the claims, and the article.'] : []),
    ...(REREAD.test(JSON.stringify(item)) ? ['Why learners choose an answer, and what to reread.'] : []),
  ]
}

type Option = GradedOption & { readonly text: string; readonly feedback?: string | undefined }

function optionOf(option: Option): ExportOption {
  const { id, text, key = false, feedback } = option
  return { id, text, isKey: key, fraction: fractionOf(option), feedback }
}

function choices(options: readonly Option[], rule: MultipleResponseRule | null): ExportChoices {
  return { kind: 'choice', options: options.map(optionOf), rule }
}

function pairs({ stems, choices: all, grading }: ItemOfType<'matching' | 'categorize'>): ExportPairs {
  return { kind: 'pairs', stems, choices: all, isAllOrNothing: grading === 'all-or-nothing' }
}

function numbers({
  answers,
  units,
  format,
  otherwise,
}: Omit<ExportNumbers, 'otherwise'> & {
  answers: readonly NumericAnswer[]
  otherwise?: { feedback?: string | undefined } | undefined
}): ExportNumbers {
  return { answers, units, format, otherwise: otherwise?.feedback }
}

function texts({
  answers,
  caseSensitive,
  accentSensitive,
  punctuationSensitive,
  acceptTypo,
  otherwise,
}: Pick<
  ItemOfType<'short-text'>,
  'answers' | 'caseSensitive' | 'accentSensitive' | 'punctuationSensitive' | 'acceptTypo' | 'otherwise'
>): ExportTexts {
  return {
    answers,
    isCaseSensitive: caseSensitive,
    isLenient: !accentSensitive || !punctuationSensitive || acceptTypo,
    otherwise: otherwise?.feedback,
  }
}

function gapOf(gap: ItemOfType<'cloze'>['gaps'][number]): ExportGap {
  const { id, label, weight } = gap
  switch (gap.type) {
    case 'choice':
      return { id, label, weight, kind: 'choice', options: gap.options.map(optionOf) }
    case 'numeric':
      return { id, label, weight, kind: 'number', ...numbers(gap) }
    case 'text':
      return { id, label, weight, kind: 'text', ...texts(gap) }
  }
}
