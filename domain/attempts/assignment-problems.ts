import { checkLimits, type LimitProblemKind } from './check-limits'
import type { QuestionCount } from './count-questions'
import type { ComposedLimits, EffectiveLimits } from './effective-limits'
import { matrixOf } from './results-policy'
import { limitsOf, type Rules } from './rules'

/** What is wrong with an assignment, or likely unintended. */
export type AssignmentProblem =
  | { readonly kind: 'no-questions'; readonly isBlocking: true }
  /** A random rule gives fewer questions than it asks for. @property index of the rule */
  | {
      readonly kind: 'rule-short'
      readonly isBlocking: false
      readonly index: number
      readonly rule: QuestionCount['rules'][number]
    }
  | {
      readonly kind: 'students-short'
      readonly isBlocking: false
      readonly students: number
      readonly fewest: number
      readonly most: number
    }
  | { readonly kind: LimitProblemKind; readonly isBlocking: boolean; readonly field: LimitField }
  /** Results are shown only after closing, and it never closes. */
  | { readonly kind: 'never-closes'; readonly isBlocking: false }
  | { readonly kind: 'no-students'; readonly isBlocking: false }

/** The fields that dates and limits are typed in. */
type LimitField = 'opensAt' | 'dueAt' | 'closesAt' | 'timeLimitSeconds' | 'attempts'

interface Checked {
  readonly count: QuestionCount & { readonly short: { students: number; fewest: number } | null }
  readonly rules: Rules
  readonly students: number
}

/** Finds the problems of an assignment, in the order of its page. Those that are blocking keep it from being published. */
export function findAssignmentProblems({ count, rules, students }: Checked, now: Date): AssignmentProblem[] {
  const { short } = count
  const limits = { ...limitsOf(rules), dueAt: rules.dueAt, attempts: rules.attempts }
  return [
    ...(count.max === 0 ? [{ kind: 'no-questions', isBlocking: true } as const] : []),
    ...count.rules.flatMap((rule, index) =>
      rule.min < rule.wanted ? [{ kind: 'rule-short', isBlocking: false, index, rule } as const] : [],
    ),
    ...(short ? [{ kind: 'students-short', isBlocking: false, ...short, most: count.max } as const] : []),
    ...checkLimits(limits, 0, now).map(({ kind, fields, isError }) => ({
      ...{ kind, isBlocking: isError, field: fields[0] },
    })),
    ...(rules.closesAt === null && isShownOnlyAfterClosing(rules)
      ? [{ kind: 'never-closes', isBlocking: false } as const]
      : []),
    ...(students === 0 ? [{ kind: 'no-students', isBlocking: false } as const] : []),
  ]
}

function isShownOnlyAfterClosing({ resultsPolicy }: Rules): boolean {
  const { during, immediately, later, closed } = matrixOf(resultsPolicy)
  const earlier = [...during, ...immediately, ...later]
  return closed.some((row) => !earlier.includes(row))
}

/** How many students have another value than the assignment's, by field. */
export type Exceptions = Readonly<Record<LimitField, number>>

export function countExceptions(students: readonly ComposedLimits[]): Exceptions {
  const differing = (field: LimitField) =>
    students.filter(({ limits, base }) => comparable(limits, field) !== comparable(base, field)).length
  return {
    opensAt: differing('opensAt'),
    dueAt: differing('dueAt'),
    closesAt: differing('closesAt'),
    timeLimitSeconds: differing('timeLimitSeconds'),
    attempts: differing('attempts'),
  }
}

function comparable(limits: EffectiveLimits, field: LimitField): number | null {
  const value = limits[field]
  return value instanceof Date ? value.getTime() : value
}
