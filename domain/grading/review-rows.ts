import { formatNumericKey, formatTextKey } from '@/domain/grading/format-key'
import { type GradePart, type GradingResult, unansweredPart } from '@/domain/grading/grade'
import { DECISION_LABELS, type ReviewFeedback, type ReviewRow } from '@/domain/grading/review'
import type { Item } from '@/domain/items/item'
import { inOrder, type PresentationOrder } from '@/domain/items/item-lists'
import { plainText } from '@/domain/items/rich-text'
import { seenText } from '@/domain/items/same-text'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { keyedChoices } from '@/domain/items/types/matching/grade-matching'
import { optionsCountedAs } from '@/domain/items/types/multiple-response/grade-multiple-response'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import type { TextAnswer } from '@/domain/items/types/short-text/schema'
import { fractionOf, type GradedOption } from '@/domain/items/types/single-choice/grade-choice'

/** The author's feedback on something that can be chosen or typed. */
export interface Remark {
  readonly feedback?: string | undefined
  readonly section?: string | undefined
}

interface Option extends GradedOption, Remark {
  readonly text: string
}

interface Typed {
  readonly answers: readonly (NumericAnswer | TextAnswer)[]
  readonly otherwise?: Remark | undefined
}

/** The typed text of a part with an invalid answer. */
type Given = (partId: string) => string | null

/**
 * The rows of an item's results; `typed` returns the typed text of an invalid part. Long because one switch lists
 * every type, and the row functions below it share the grade.
 */
export function reviewRows(
  item: Item,
  grade: GradingResult,
  order: PresentationOrder,
  typed: Given,
): ReviewRow[] {
  const partOf = (id: string) => findPart(grade, id)
  const remarks = (list: readonly (Remark | undefined)[]) => feedbackOf(list, item.section)
  switch (item.type) {
    case 'single-choice':
      return [choiceRow('answer', null, item.options)]
    case 'true-false': {
      const part = partOf('answer')
      const given = part.chosen === null ? null : formatTruth(part.chosen === 'true')
      const feedback = part.status === 'incorrect' ? remarks([item.otherwise]) : []
      return [row(part, null, given, formatTruth(item.answer), feedback)]
    }
    case 'multiple-response':
      return decisionRows(inOrder(item.options, order.options))
    case 'matching':
    case 'categorize':
      return matchingRows(item)
    case 'ordering': {
      const textOf = (id: string | null) => plainOf(item.elements.find((element) => element.id === id))
      return item.elements.map(({ text }, index) => {
        const position = String(index + 1)
        const part = partOf(position)
        return row(part, position, textOf(part.chosen), plainText(text), [])
      })
    }
    case 'numeric':
      return [typedRow('answer', null, item, formatNumericKey(item))]
    case 'short-text':
      return [typedRow('answer', null, item, formatTextKey(item.answers))]
    case 'cloze':
      return item.gaps.map(gapRow)
    case 'hotspot':
      return item.multiple
        ? decisionRows(inOrder(item.regions, order.regions))
        : [choiceRow('answer', null, item.regions)]
    case 'evidence':
      return decisionRows(inOrder(item.passages, order.passages))
  }

  function choiceRow(id: string, label: string | null, options: readonly Option[]): ReviewRow {
    const part = partOf(id)
    const chosen = options[part.matched ?? -1]
    return row(part, label, plainOf(chosen), keyTexts(options), remarks([chosen]))
  }

  /** Each option is a separate decision; an option that wasn't chosen has no feedback. */
  function decisionRows(options: readonly Option[]): ReviewRow[] {
    const isChosen = ({ id }: Option) => partOf(id).chosen !== null
    const counted = optionsCountedAs(options, new Set(options.filter(isChosen).map(({ id }) => id)))
    return options.map((option) => {
      const part = partOf(option.id)
      const target = counted.get(option.id) ?? option
      const isDecided = part.status === 'correct' || part.status === 'incorrect'
      const given = isDecided ? formatDecision(isChosen(option)) : null
      const feedback = isChosen(option) ? remarks([target]) : []
      const correct = formatDecision(Boolean(target.key))
      const shown = row(part, plainText(option.text), given, correct, feedback)
      return { ...shown, isUnchosen: isDecided && !isChosen(option) }
    })
  }

  function matchingRows(pairs: Extract<Item, { type: 'matching' | 'categorize' }>): ReviewRow[] {
    const { choices } = pairs
    const stems = inOrder(pairs.stems, order.stems)
    const keyed = keyedChoices(pairs, new Map(stems.map(({ id }) => [id, partOf(id).chosen])))
    const choiceOf = (id: string | null) => choices.find((choice) => choice.id === id)
    return stems.map((stem) => {
      const part = partOf(stem.id)
      const chosen = choiceOf(part.chosen)
      const feedback = part.status === 'incorrect' ? remarks([chosen, stem]) : []
      const correct = plainOf(choiceOf(keyed.get(stem.id) ?? null)) ?? ''
      return row(part, plainText(stem.text), plainOf(chosen), correct, feedback)
    })
  }

  function typedRow(id: string, label: string | null, rules: Typed, correct: string): ReviewRow {
    const part = partOf(id)
    const isAnswered = part.status !== 'unanswered' && part.status !== 'ungradable'
    const said = part.matched === null ? rules.otherwise : rules.answers[part.matched]
    return row(part, label, part.chosen ?? typed(id), correct, isAnswered ? remarks([said]) : [])
  }

  function gapRow(gap: ItemGap): ReviewRow {
    switch (gap.type) {
      case 'choice':
        return choiceRow(gap.id, gap.label, gap.options)
      case 'numeric':
        return typedRow(gap.id, gap.label, gap, formatNumericKey(gap))
      case 'text':
        return typedRow(gap.id, gap.label, gap, formatTextKey(gap.answers))
    }
  }
}

/** The feedback entries with text, with the item's section if they have none. */
export function feedbackOf(remarks: readonly (Remark | undefined)[], section: string): ReviewFeedback[] {
  return remarks.flatMap((remark) =>
    remark?.feedback === undefined ? [] : [{ text: remark.feedback, section: remark.section ?? section }],
  )
}

/** The part as graded; if the whole item was unanswered or ungradable, so is each part. */
function findPart(grade: GradingResult, id: string): GradePart {
  const found = grade.status === 'graded' ? grade.parts.find((part) => part.id === id) : undefined
  const status = grade.status === 'graded' ? 'unanswered' : grade.status
  return found ?? { ...unansweredPart(id), status }
}

function row(
  { id, status, reason, spelling }: GradePart,
  label: string | null,
  given: string | null,
  correct: string,
  feedback: readonly ReviewFeedback[],
): ReviewRow {
  return { id, label, given, correct, status, isUnchosen: false, reason: reason ?? null, spelling, feedback }
}

function plainOf(entry: { readonly text: string } | undefined): string | null {
  return entry ? plainText(entry.text) : null
}

function keyTexts(options: readonly Option[]): string {
  const most = Math.max(...options.map(fractionOf))
  const best = options.filter((option) => fractionOf(option) === most)
  return [...new Map(best.map(({ text }) => [seenText(text), plainText(text)])).values()].join(' or ')
}

function formatTruth(truth: boolean): string {
  return truth ? 'True' : 'False'
}

function formatDecision(isChosen: boolean): string {
  return isChosen ? DECISION_LABELS.chosen : DECISION_LABELS.left
}
