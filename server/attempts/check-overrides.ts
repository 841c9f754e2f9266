import { formatList } from '@/domain/text/format'
import 'server-only'
import {
  checkLimits,
  type LimitField,
  type LimitProblem,
  type LimitProblemKind,
  newProblems,
} from '@/domain/attempts/check-limits'
import type { EffectiveLimits } from '@/domain/attempts/effective-limits'
import type { Rules } from '@/domain/attempts/rules'
import type { Tx } from '@/server/platform/db'
import { AppError, type FieldErrors } from '@/server/platform/errors'
import {
  assignmentLimits,
  composeFor,
  grantsIn,
  groupLimitsIn,
  type QuizRow,
  sourcesOf,
} from '@/server/quizzes/quiz-rules'

export type LearnerLimits = { name: string; limits: EffectiveLimits; usedAttempts: number }

/** Reads the limits that apply to learners, by learner ID. */
export async function readLearnerLimits(
  tx: Tx,
  quiz: QuizRow,
  learnerIds: readonly string[],
): Promise<Map<string, LearnerLimits>> {
  const people = await tx.user.findMany({
    where: { id: { in: [...learnerIds] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      ...grantsIn(quiz.assignment?.classId),
      studentOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quiz.id),
      _count: { select: { attempts: { where: { quizId: quiz.id } } } },
    },
  })
  return new Map(
    people.map((person) => [
      person.id,
      {
        name: person.name ?? person.email ?? '',
        limits: composeFor(quiz, sourcesOf(person)).composed.limits,
        usedAttempts: person._count.attempts,
      },
    ]),
  )
}

/** Returns the rules' own limits as those of one learner without a name. */
export function asLearner(rules: Rules): Map<string, LearnerLimits> {
  return new Map([['', { name: '', limits: assignmentLimits(rules), usedAttempts: 0 }]])
}

type Request = {
  before: ReadonlyMap<string, LearnerLimits>
  after: ReadonlyMap<string, LearnerLimits>
  /** The fields that the user changed. Messages are placed next to one of them if possible. */
  changed?: readonly LimitField[]
  /** Whether staff saw the warnings and confirmed. */
  isConfirmed: boolean
  /** Whether contradictions can be confirmed too, for overrides that no longer fit new dates of the assignment. */
  areErrorsWarnings?: boolean
  now: Date
}

/**
 * Rejects limits that contradict each other, and requires confirmation for limits that no attempt can use. Considers only problems that the
 * change causes. @throws AppError INVALID_INPUT with a message for each field, which names the field and the learners
 */
export function assertUsable(request: Request): void {
  const { before, after, changed = [], isConfirmed, areErrorsWarnings = false, now } = request
  const found = new Map<LimitProblemKind, { problem: LimitProblem; names: string[] }>()
  for (const [id, { name, limits, usedAttempts }] of after) {
    const old = before.get(id)
    const known = old ? checkLimits(old.limits, old.usedAttempts, now) : []
    for (const problem of newProblems(known, checkLimits(limits, usedAttempts, now))) {
      const entry = found.get(problem.kind) ?? { problem, names: [] }
      if (name) entry.names.push(name)
      found.set(problem.kind, entry)
    }
  }
  const problems = [...found.values()]
  const isBlocked = problems.some(({ problem }) => problem.isError && !areErrorsWarnings)
  if (problems.length === 0 || (isConfirmed && !isBlocked)) return
  const fieldErrors: FieldErrors = {}
  for (const { problem, names } of problems) {
    const field = problem.fields.find((name) => changed.includes(name)) ?? problem.fields[0] ?? 'closesAt'
    const words = `${LIMIT_PROBLEM_LABELS[problem.kind]}${forWhom(names)}`
    const name = LIMIT_FIELD_NAMES[field]
    fieldErrors[name] = fieldErrors[name] ? `${fieldErrors[name]} ${words}` : words
  }
  throw new AppError('INVALID_INPUT', {
    fieldErrors,
    ...(!isBlocked && {
      userMessage: 'Check the highlighted fields. To save them as they are, select “Save anyway.”',
      canConfirm: true,
    }),
  })
}

/** The names of the limits’ fields in forms. */
export const LIMIT_FIELD_NAMES: Readonly<Record<LimitField, string>> = {
  opensAt: 'opensAt',
  dueAt: 'dueAt',
  closesAt: 'closesAt',
  timeLimitSeconds: 'timeLimitMinutes',
  attempts: 'attempts',
}

export const LIMIT_PROBLEM_LABELS: Readonly<Record<LimitProblemKind, string>> = {
  'closes-before-opens': '“Closes” must be after “Opens”',
  'due-before-opens': '“Due” must be after “Opens”',
  'due-after-closes': '“Due” can’t be after “Closes”',
  'closes-in-past': '“Closes” is in the past, so no one can start an attempt',
  'time-limit-exceeds-window': '“Time limit” is longer than the time between “Opens” and “Closes”',
  'fewer-attempts-than-used': '“Attempts” is lower than the number already used',
}

const MAX_NAMES = 3

function forWhom(names: readonly string[]): string {
  if (names.length === 0) return '.'
  const rest = names.length - MAX_NAMES
  const listed = [...names.slice(0, MAX_NAMES), ...(rest > 0 ? [`${rest} more`] : [])]
  return ` (${formatList(listed)}).`
}
