import { meetsThreshold } from '@/domain/grading/meets-threshold'

/** The most grades that a scale can have. */
const MAX_STEPS = 30

/** A scale: grades such as “A”, each with the lowest percentage for it, highest first; the last one starts at 0. */
export interface GradeScale {
  readonly steps: readonly { readonly label: string; readonly from: number }[]
  /** The lowest percentage that passes; `null` if the class has no passing grade. */
  readonly passFrom: number | null
}

/** A class without a scale: totals are percentages only. */
export const NO_SCALE: GradeScale = { steps: [], passFrom: null }

const LETTERS = 'A 90, B 80, C 70, D 60, F 0'
const LETTERS_WITH_SIGNS = 'A 93, A− 90, B+ 87, B 83, B− 80, C+ 77, C 73, C− 70, D+ 67, D 63, D− 60, F 0'

function stepsOf(list: string): GradeScale['steps'] {
  return list.split(', ').map((entry) => {
    const [label = '', from] = entry.split(' ')
    return { label, from: Number(from) }
  })
}

/** The scales that a class can start from. */
export const SCALE_PRESETS = {
  none: NO_SCALE,
  letters: { steps: stepsOf(LETTERS), passFrom: 60 },
  signs: { steps: stepsOf(LETTERS_WITH_SIGNS), passFrom: 60 },
  pass: { steps: stepsOf('Pass 50, Fail 0'), passFrom: 50 },
} as const satisfies Record<string, GradeScale>
export type ScalePreset = keyof typeof SCALE_PRESETS

/**
 * The grade for a total, compared in decimal arithmetic and not rounded: 89.96% doesn’t meet 90%.
 * @param ratio 1 is 100%
 * @returns null without a scale or a total
 */
export function gradeOnScale({ steps }: GradeScale, ratio: number | null): string | null {
  if (ratio === null) return null
  return steps.find(({ from }) => meetsThreshold(ratio * 100, from))?.label ?? steps.at(-1)?.label ?? null
}

/** Whether a total passes; `null` without a total or a passing grade. @param ratio 1 is 100% */
export function isPassing({ passFrom }: GradeScale, ratio: number | null): boolean | null {
  return passFrom === null || ratio === null ? null : meetsThreshold(ratio * 100, passFrom)
}

/** Writes a scale as people edit it: one grade a line, then its lowest percentage. */
export function formatScale({ steps }: GradeScale): string {
  return steps.map(({ label, from }) => `${label} ${from}`).join('\n')
}

type ScaleReading =
  | { readonly ok: true; readonly steps: GradeScale['steps'] }
  | { readonly ok: false; readonly line: number; readonly why: ScaleProblem }
export type ScaleProblem = 'no-number' | 'out-of-range' | 'too-long' | 'too-many' | 'not-falling' | 'not-zero'

/** Reads a scale as `formatScale` writes it. A percent sign and a decimal comma are accepted. */
export function readScale(text: string): ScaleReading {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
  const steps: { label: string; from: number }[] = []
  for (const { line, number } of lines) {
    const [, written = '', typed] = /^(.*)\s(\d{1,3}(?:[.,]\d{1,6})?)\s?%?$/.exec(line) ?? []
    const label = written.replace(/[:;=≥\s]+$/, '')
    if (label === '' || typed === undefined) return { ok: false, line: number, why: 'no-number' }
    const from = Number(typed.replace(',', '.'))
    if (label.length > 20) return { ok: false, line: number, why: 'too-long' }
    if (from > 200) return { ok: false, line: number, why: 'out-of-range' }
    const last = steps.at(-1)
    if (last && from >= last.from) return { ok: false, line: number, why: 'not-falling' }
    steps.push({ label, from })
  }
  const end = lines.at(-1)?.number ?? 1
  if (steps.length > MAX_STEPS) return { ok: false, line: end, why: 'too-many' }
  if (steps.length > 0 && steps.at(-1)?.from !== 0) return { ok: false, line: end, why: 'not-zero' }
  return { ok: true, steps }
}
