import { LOST, type Losses } from './export-format'
import type { ExportChoices, ExportOption } from './export-question'

/**
 * What selecting each option adds to the share of the points. Rules that count decisions together aren’t sums: they become the rule
 * in which incorrect options cost as much as correct ones earn.
 */
export function optionWeights({ options, rule }: ExportChoices, losses: Losses): number[] {
  if (rule === null || rule === 'option-fractions') return options.map(({ fraction }) => fraction)
  losses.addIf(rule !== 'net-correct', LOST.rule)
  return netWeights(options)
}

function netWeights(options: readonly ExportOption[]): number[] {
  const keys = Math.max(1, options.filter(({ isKey }) => isKey).length)
  return options.map(({ isKey }) => (isKey ? 1 : -1) / keys)
}
