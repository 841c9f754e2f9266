import { plainText } from '@/domain/items/rich-text'
import { labelsById } from '@/domain/items/same-text'
import { fractionOf, type GradedOption } from '@/domain/items/types/single-choice/grade-choice'

export interface AnalyzedOption {
  readonly id: string
  readonly text: string
  readonly isKey: boolean
  readonly feedback: string | null
}

interface Option extends GradedOption {
  readonly text: string
  readonly feedback?: string | undefined
}

export function analyzedOptions(options: readonly Option[]): AnalyzedOption[] {
  const labels = labelsById(options)
  const keyed = new Set(options.filter((option) => fractionOf(option) > 0).map(({ id }) => labels.get(id)))
  return options.map(({ id, text, feedback = null }) => ({
    id,
    text: plainText(text),
    // Options with the same text are interchangeable.
    isKey: keyed.has(labels.get(id)),
    feedback,
  }))
}
