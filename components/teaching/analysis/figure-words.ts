import type { Figure } from '@/domain/statistics/figures'

/** A figure in words, "0.62 (0.48 to 0.75)", or why there is none. @param write how a value is written */
export function figureInWords(figure: Figure, write: (value: number) => string): string {
  if (figure.kind === 'too-few') return 'too few'
  if (figure.kind === 'none') return 'none'
  const { value, low, high } = figure
  return low === null || high === null ? write(value) : `${write(value)} (${write(low)} to ${write(high)})`
}

export function percentOfShare(share: number): string {
  return `${Math.round(share * 100)} %`
}

export function percentWords(value: number): string {
  return `${Math.round(value)} %`
}

export function twoPlaces(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** 75 → "1 min 15 s". */
export function secondsInWords(seconds: number): string {
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
