import type { GradingResult, OfParts } from '@/domain/grading/grade'
import type { Criterion, ReviewRow } from '@/domain/grading/review'
import type { GradedParts, Remark } from '@/domain/grading/review-row'
import type { ItemOfType, ItemType } from '@/domain/items/item'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import type { Arrange, PresentationOrder } from '@/domain/items/item-lists'
import type { ItemProblem } from '@/domain/items/item-problem'
import type { Random } from '@/domain/items/random'
import type { CourseTexts } from '@/domain/items/read-draft'
import type { ItemResponse, Reading } from '@/domain/items/response'
import type { PublicItemOfType } from '@/domain/items/to-public-item'
import type { QuantityFormat } from '@/domain/items/types/numeric/read-quantity'
import type { AnalyzedOption } from '@/domain/statistics/analyzed-options'

/**
 * Everything that an item type defines, one object for each concern, in the file of that name in the type’s folder.
 * The concerns are separate, so that a browser loads only those that its page uses. A registry (`<concern>-by-type.ts`)
 * lists the objects of all types; the compiler rejects one that lacks a type. The functions are methods, so that an
 * entry of a registry takes any item: call it only with an item of its type.
 */

/** What reaches a browser before the item is answered. */
export interface TypePublicItem<T extends ItemType> {
  /** `shuffled` draws the order of a list; `arranged` does too, unless the list contains only numbers. */
  order(item: ItemOfType<T>, arrange: { shuffled: Arrange; arranged: Arrange }): PresentationOrder
  /** Lists every field that passes. */
  toPublic(item: ItemOfType<T>, order: PresentationOrder): PublicItemOfType<T>
  /** Replaces the IDs that could reveal the key. */
  hideIds(item: ItemOfType<T>, hide: HideId): ItemOfType<T>
}

/** The ID that replaces `id`; equal IDs of different lists have different replacements. */
export type HideId = (list: string, id: string) => string

/** How a response is read and shown. Browsers use it with public items, so it needs no key and no exact numbers. */
export interface TypeResponse<T extends ItemType> {
  /** Takes any JSON. @returns the response in the shape of its type, or why it doesn’t have that shape */
  read(item: PublicItemOfType<T>, raw: unknown): Reading<ItemResponse>
  /** Unknown values, such as an unknown ID, pass through for `read` to report. */
  fromForm(item: PublicItemOfType<T>, form: ResponseForm): ItemResponse
  /** Takes any JSON. @returns the response as its learner sees it, without a key; null if there is nothing to show */
  format(item: PublicItemOfType<T>, response: unknown): string | null
  /** What is asked for in addition to the question. */
  instruct?(item: PublicItemOfType<T>): string
  /** What the learner should know before submitting the answer, which is accepted as it is. */
  advise?(item: PublicItemOfType<T>, response: unknown): string | null
  /** The IDs of the parts, such as stems or gaps, that are answered separately, if there are several. */
  partIds?(item: PublicItemOfType<T>): string[]
  /** The numbers to be typed, if there are any: how each is read, and its part. */
  numbers?(item: PublicItemOfType<T>): { readonly format: QuantityFormat; readonly part?: string }[]
}

/** The fields of one item in a submitted form. Empty ones are missing. */
interface ResponseForm {
  /** The value of the item’s field, or of the field of a part. */
  field(...parts: readonly string[]): string | null
  /** The values of all selected checkboxes. */
  selected(): string[]
}

/** Responses that the program gives by itself. */
export interface TypeSamples<T extends ItemType> {
  /** A response that earns full points, as a learner would give it. If no response can, the best one. */
  key(item: ItemOfType<T>): unknown
  /** A response of a synthetic student who doesn’t know the answer. */
  incorrect(item: ItemOfType<T>, random: Random): unknown
}

/** How a response is graded, and how that is shown. */
export interface TypeGrading<T extends ItemType> {
  /** Grades any JSON. Never throws and never returns NaN. */
  grade(item: ItemOfType<T>, response: unknown): GradingResult
  /** One row for each decision. */
  rows(item: ItemOfType<T>, graded: GradedParts): ReviewRow[]
  /** What a person grades it by, and learners check their own answer by, if no program grades it. */
  criteria?(item: ItemOfType<T>): readonly Criterion[]
  /** What the author says about an answer that isn’t fully correct, for no single part. */
  remarkOnWhole?(item: ItemOfType<T>): Remark | undefined
  /** A typed response as the grader compares it, by part if there are several; absent if nothing is typed. */
  normalized?(item: ItemOfType<T>, response: unknown): OfParts
  /** The answer at an index of the item or of a part, as its author wrote it; null if there is none. */
  written?(item: ItemOfType<T>, index: number, partId: string): string | null
  /** The weight of each part, for items whose score is the weighted mean of their parts. */
  partWeights?(item: ItemOfType<T>): readonly number[] | undefined
}

/** How the grader applies a key, in words for its author. */
export interface TypeExplanation<T extends ItemType> {
  /**
   * Sentences about what is accepted and what it earns. Each states what the grader does with sample answers, so that none can contradict it.
   * @param grade grades any JSON as a response to the item
   */
  explain(item: ItemOfType<T>, grade: (response: unknown) => GradingResult): string[]
}

/** What statistics and regrades need to know about responses. */
export interface TypeAnalysis<T extends ItemType> {
  /** The options, in the author’s order; absent if nothing is selected from a list. */
  options?(item: ItemOfType<T>): AnalyzedOption[]
  /** The average share of the points that random answers earn, 0 to 1; null if it depends on how many are selected. */
  guessScore(item: ItemOfType<T>): number | null
  /** A value whose JSON is the same for responses that are graded as equal. Takes a readable response. */
  key(item: ItemOfType<T>, response: unknown): unknown
  /** The IDs that a response can contain. */
  responseIds(item: ItemOfType<T>): ResponseIds
  /** The item with this response in its key; absent if the type has one correct answer. */
  accept?(item: ItemOfType<T>, response: unknown): ItemOfType<T> | NotAccepted
}

interface ResponseIds {
  /** Selected or ordered ones. */
  readonly entries?: readonly string[]
  /** Of parts that are answered separately. */
  readonly parts?: readonly string[]
  /** Selected ones in a part, by part, if they differ. */
  readonly ofPart?: ReadonlyMap<string, readonly string[]>
}

/** Why a key can’t include a response: it can’t be read, or there is only one correct answer. */
export type NotAccepted = 'unreadable' | 'one-key'

/** What authors see: the editor’s form, and what is wrong with a question. */
export interface TypeAuthoring<T extends ItemType> {
  /** The fields, without those that all types share. */
  fields(draft: Draft, context: FormContext): readonly FieldSpec[]
  /** The fields of a new draft. @param rows copies a row, each copy with a random ID */
  blank(context: FormContext, rows: (count: number, row: Draft) => Draft[]): Draft
  /** What a student sees of a draft, complete enough to render. Takes any JSON. */
  preview(draft: Draft, texts: CourseTexts): Draft
  /** A draft with the texts that it takes from the course. Takes any JSON. */
  withCourseTexts?(draft: Draft, texts: CourseTexts): Draft
  /** Reasons why full points can’t be earned, or why the key isn’t what it shows. */
  problems(item: ItemOfType<T>): ItemProblem[]
  /** Invisible texts around the answers; those of options, prompts, and accepted answers are `problems`. */
  invisibleTexts(item: ItemOfType<T>): ItemProblem[]
  /** What the course’s own questions also need: distractors, and feedback on every mistake. */
  standards(item: ItemOfType<T>): ItemProblem[]
  /** References to parts of the course that don’t exist. */
  unknownParts?(item: ItemOfType<T>, parts: CourseParts): UnknownPart[]
  /** The option lists with keys, by path. */
  keyedLists?(item: ItemOfType<T>): (readonly [path: string, list: readonly KeyedOption[]])[]
  /** Options whose wording can give the key away. */
  comparedOptions?(item: ItemOfType<T>): readonly KeyedOption[]
  /** Whether any other answer can have feedback. */
  readonly hasOtherwise?: boolean
}

export type CourseParts = Pick<FormContext, 'maps' | 'passages'>

export interface UnknownPart {
  readonly path: ItemProblem['path']
  readonly kind: 'map' | 'region' | 'passage'
  readonly id: string
  /** The title of the map that a region should be on. */
  readonly map?: string
}

export interface KeyedOption {
  readonly text: string
  readonly key: boolean
  readonly fraction?: number | undefined
  readonly feedback?: string | undefined
}
