import { samplesOf, type TypedItem } from '@/domain/items/answer-samples'
import type { Item } from '@/domain/items/item'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import type { MultipleResponseRule } from '@/domain/items/types/multiple-response/schema'
import { gradeNumeric } from '@/domain/items/types/numeric/grade-numeric'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import { fractionOf } from '@/domain/items/types/single-choice/grade-choice'

/** A response that earns full points, as a learner would give it. If no response can, the best one. */
export function keyResponse(item: Item): unknown {
  switch (item.type) {
    case 'single-choice':
      return bestOf(item.options)
    case 'true-false':
      return item.answer
    case 'multiple-response':
      return keysOf(item.options, item.grading)
    case 'matching':
    case 'categorize':
      return Object.fromEntries(item.stems.map(({ id, choice }) => [id, choice]))
    case 'ordering':
      return item.elements.map(({ id }) => id)
    case 'numeric':
    case 'short-text':
      return bestTyped(item)
    case 'cloze':
      return Object.fromEntries(item.gaps.map((gap) => [gap.id, keyOfGap(gap)]))
    case 'hotspot':
      return item.multiple ? keysOf(item.regions, item.grading) : bestOf(item.regions)
    case 'evidence':
      return keysOf(item.passages, item.grading)
  }
}

function keyOfGap(gap: ItemGap): unknown {
  return gap.type === 'choice' ? bestOf(gap.options) : bestTyped(gap)
}

interface Option {
  readonly id: string
  readonly key: boolean
  readonly fraction?: number | undefined
}

function bestOf(options: readonly Option[]): string | undefined {
  const most = Math.max(...options.map(fractionOf))
  return options.find((option) => fractionOf(option) === most)?.id
}

function keysOf(options: readonly Option[], grading: MultipleResponseRule): string[] {
  const isChosen =
    grading === 'option-fractions' ? (option: Option) => fractionOf(option) > 0 : ({ key }: Option) => key
  return options.filter(isChosen).map(({ id }) => id)
}

/** The accepted response that earns the most; the first of several. */
function bestTyped(typed: TypedItem): string | undefined {
  const earned = (sample: string) => {
    const reading = typed.type === 'numeric' ? gradeNumeric(typed, sample) : gradeShortText(typed, sample)
    return reading.ok ? reading.value.fraction : -1
  }
  const samples = samplesOf(typed).flat()
  const most = Math.max(...samples.map(earned))
  return samples.find((sample) => earned(sample) === most)
}
