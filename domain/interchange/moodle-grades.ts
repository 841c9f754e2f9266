import { LOST, type Losses } from './export-format'

/** The percentages that Moodle accepts. It rejects a question with any other. */
const GRADES = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
  11.11111, 10, 5, 0,
]
const ALL_GRADES = [...GRADES, ...GRADES.slice(0, -1).map((grade) => -grade)]

/** The percentage of a fraction as Moodle writes it: the nearest that it accepts. */
export function moodleGrade(fraction: number, losses: Losses): string {
  const percent = fraction * 100
  const nearest = ALL_GRADES.reduce((best, grade) =>
    Math.abs(grade - percent) < Math.abs(best - percent) ? grade : best,
  )
  losses.addIf(Math.abs(nearest - percent) > 0.002, LOST.fractions)
  return String(nearest)
}

/** The names of the rules of ordering. */
export const MOODLE_ORDERING_RULES = {
  'all-or-nothing': 'ALL_OR_NOTHING',
  'absolute-position': 'ABSOLUTE_POSITION',
  'next-exclude-last': 'RELATIVE_NEXT_EXCLUDE_LAST',
  'next-include-last': 'RELATIVE_NEXT_INCLUDE_LAST',
  'one-previous-and-next': 'RELATIVE_ONE_PREVIOUS_AND_NEXT',
  'all-previous-and-next': 'RELATIVE_ALL_PREVIOUS_AND_NEXT',
  'longest-ordered-subset': 'LONGEST_ORDERED_SUBSET',
  'longest-contiguous-subset': 'LONGEST_CONTIGUOUS_SUBSET',
  distance: 'RELATIVE_TO_CORRECT',
} as const
