import type { MultipleResponseRule } from '@/domain/items/types/multiple-response/schema'
import type { NumberFormat, NumericAnswer, NumericUnits } from '@/domain/items/types/numeric/schema'
import type { OrderingRule } from '@/domain/items/types/ordering/schema'

/**
 * A question to be written in a format of another system. Texts are our Markdown, except for accepted answers, criteria, and model
 * answers, which are plain.
 */
export interface ExportQuestion {
  /** Stable, so that a later import recognizes the question. Lowercase letters, digits, and hyphens. */
  readonly id: string
  readonly stem: string
  readonly explanation: string
  readonly hints: readonly string[]
  /** The title of the concept, which other systems have as a category. */
  readonly concept: string | null
  readonly tags: readonly string[]
  /** Where the answer comes from, as a citation; null without one. */
  readonly source: string | null
  readonly body: ExportBody
  /** What no format keeps of it, in words. */
  readonly lost: readonly string[]
  /** What no format keeps, without an effect on points and feedback. */
  readonly unlinked: readonly string[]
}

export interface ExportOption {
  readonly id: string
  readonly text: string
  readonly isKey: boolean
  /** −1 to 1. */
  readonly fraction: number
  readonly feedback?: string | undefined
}

export interface ExportNumbers {
  readonly answers: readonly NumericAnswer[]
  readonly units?: NumericUnits | undefined
  readonly format?: NumberFormat | undefined
  /** Feedback on every other answer. */
  readonly otherwise?: string | undefined
}

export interface ExportTexts {
  /** `*` matches anything, and `\*` is an asterisk. */
  readonly answers: readonly { text: string; fraction: number; feedback?: string | undefined }[]
  readonly isCaseSensitive: boolean
  /** Whether typos, accents, or punctuation are ignored. */
  readonly isLenient: boolean
  readonly otherwise?: string | undefined
}

interface Gap {
  readonly id: string
  readonly label: string
  readonly weight: number
}

export type ExportGap = Gap &
  (
    | { readonly kind: 'choice'; readonly options: readonly ExportOption[] }
    | ({ readonly kind: 'number' } & ExportNumbers)
    | ({ readonly kind: 'text' } & ExportTexts)
  )

export interface ExportChoices {
  readonly kind: 'choice'
  readonly options: readonly ExportOption[]
  /** How several selected options are graded; null if one is selected. */
  readonly rule: MultipleResponseRule | null
}

export interface ExportPairs {
  readonly kind: 'pairs'
  readonly stems: readonly { id: string; text: string; choice: string; feedback?: string | undefined }[]
  readonly choices: readonly { id: string; text: string; feedback?: string | undefined }[]
  readonly isAllOrNothing: boolean
}

export interface ExportOrder {
  readonly kind: 'order'
  /** In the correct order. */
  readonly elements: readonly { id: string; text: string }[]
  readonly rule: OrderingRule
  /** Feedback on an incorrect order. */
  readonly otherwise?: string | undefined
}

export interface ExportGaps {
  readonly kind: 'gaps'
  /** With `{{id}}` for each gap. */
  readonly text: string
  readonly gaps: readonly ExportGap[]
}

/** Graded by a person. */
export interface ExportEssay {
  readonly kind: 'essay'
  readonly minWords: number
  readonly maxWords: number
  readonly modelAnswer: string
  readonly criteria: readonly { text: string; points: number }[]
}

export type ExportBody =
  | ExportChoices
  | { readonly kind: 'truth'; readonly answer: boolean; readonly otherwise?: string | undefined }
  | ExportPairs
  | ExportOrder
  | ({ readonly kind: 'number' } & ExportNumbers)
  | ({ readonly kind: 'text' } & ExportTexts)
  | ExportGaps
  | ExportEssay

/** Lists the Markdown texts of a question. */
export function textsOf({ stem, explanation, hints, body }: ExportQuestion): string[] {
  return [stem, explanation, ...hints, ...textsOfBody(body)].filter((text) => text !== undefined)
}

function textsOfBody(body: ExportBody): string[] {
  const optionTexts = (options: readonly { text: string; feedback?: string | undefined }[]) =>
    options.flatMap(({ text, feedback }) => (feedback === undefined ? text : [text, feedback]))
  const typedTexts = ({ answers, otherwise }: ExportNumbers | ExportTexts) =>
    [...answers.map(({ feedback }) => feedback), otherwise].filter((text) => text !== undefined)
  switch (body.kind) {
    case 'choice':
      return optionTexts(body.options)
    case 'truth':
      return body.otherwise === undefined ? [] : [body.otherwise]
    case 'pairs':
      return [...optionTexts(body.stems), ...optionTexts(body.choices)]
    case 'order':
      return [...optionTexts(body.elements), ...(body.otherwise === undefined ? [] : [body.otherwise])]
    case 'number':
    case 'text':
      return typedTexts(body)
    case 'gaps':
      return [
        body.text,
        ...body.gaps.flatMap((gap) => (gap.kind === 'choice' ? optionTexts(gap.options) : typedTexts(gap))),
      ]
    case 'essay':
      return []
  }
}

/** Replaces each gap in a text. */
export function replaceGaps(
  text: string,
  gaps: readonly ExportGap[],
  write: (gap: ExportGap, index: number) => string,
): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (mark, name: string) => {
    const index = gaps.findIndex(({ id }) => id === name)
    const gap = gaps[index]
    return gap ? write(gap, index) : mark
  })
}
