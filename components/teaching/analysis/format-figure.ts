import type { Figure } from '@/domain/statistics/figures'

/** Formats a figure, such as “0.62 (0.48 to 0.75)”, or why there is none. @param write formats a value */
export function formatFigure(figure: Figure, write: (value: number) => string): string {
  if (figure.kind === 'too-few') return 'too few'
  if (figure.kind === 'none') return 'none'
  const { value, low, high } = figure
  return low === null || high === null ? write(value) : `${write(value)} (${write(low)} to ${write(high)})`
}
