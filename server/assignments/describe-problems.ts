import 'server-only'
import type { AssignmentProblem } from '@/domain/attempts/assignment-problems'
import { plural } from '@/domain/text/format'
import { LIMIT_FIELD_NAMES, LIMIT_PROBLEM_LABELS } from '@/server/attempts/check-overrides'

/** A problem with a link to where it can be fixed. */
export type ShownProblem = { text: string; href: string; isBlocking: boolean }

/** @param form the ID of the settings form @param people the path of the class’s people */
export function describeProblem(
  problem: AssignmentProblem,
  { form, people }: { form: string; people: string },
): ShownProblem {
  const { isBlocking } = problem
  const field = (name: string) => `#${form}-${name}`
  switch (problem.kind) {
    case 'no-questions':
      return { text: 'Add at least one question.', href: '#bank', isBlocking }
    case 'rule-short': {
      const { wanted, min } = problem.rule
      const text = `Random rule ${problem.index + 1} gives ${min === 0 ? 'none' : `only ${min}`} of ${plural(wanted, 'question')}.`
      return { text, href: `#rule-${problem.index + 1}`, isBlocking }
    }
    case 'students-short': {
      const { students, fewest, most } = problem
      const text = `${plural(students, 'student has', 'students have')} seen some questions recently and would get as few as ${fewest} of ${most}.`
      return { text, href: '#order', isBlocking }
    }
    case 'never-closes':
      return {
        text: 'Some results are shown only after closing, but no closing date is set.',
        href: field('closesAt'),
        isBlocking,
      }
    case 'no-students':
      return { text: 'The class has no students yet.', href: people, isBlocking }
    default:
      return {
        text: `${LIMIT_PROBLEM_LABELS[problem.kind]}.`,
        href: field(LIMIT_FIELD_NAMES[problem.field]),
        isBlocking,
      }
  }
}
