import { formatQuestionCount } from '@/components/attempts/format-question-count'
import { Notice } from '@/components/ui/notice'
import type { QuestionCount } from '@/domain/attempts/count-questions'
import { plural } from '@/domain/text/format'

type Props = { count: QuestionCount & { short: { students: number; fewest: number } | null } }

/** Shows how many questions each student gets, with warnings. */
export function QuestionCountNote({ count }: Props) {
  const short = count.rules.filter(({ wanted, min }) => min < wanted)
  return (
    <div className="mt-3 grid gap-3">
      <p>
        {count.max === 0
          ? 'This assignment has no questions yet.'
          : `Each student gets ${formatQuestionCount(count)}.`}
      </p>
      {short.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no ID
        <RuleWarning key={index} rule={rule} />
      ))}
      <SeenLately short={count.short} most={count.max} />
    </div>
  )
}

/** Warns if a random rule asks for more questions than it can get. */
export function RuleWarning({ rule }: { rule: QuestionCount['rules'][number] }) {
  const { wanted, matching, min, max } = rule
  if (min >= wanted) return null
  const gets =
    max === 0 ? 'no student gets any from it' : `each student gets ${formatQuestionCount(rule)} from it`
  return (
    <Notice tone="warn">
      {matching < wanted
        ? `This rule asks for ${wanted}, but only ${plural(matching, 'question matches', 'questions match')}: ${gets}.`
        : `This rule asks for ${wanted}, and an earlier rule may take some of the ${matching} questions that match: ${gets}.`}
    </Notice>
  )
}

/** Warns if some students get fewer questions because they’ve seen too many recently. */
function SeenLately({ short, most }: { short: Props['count']['short']; most: number }) {
  if (!short) return null
  const { students, fewest } = short
  return (
    <Notice tone="warn">
      {plural(students, 'student has', 'students have')} seen some of these questions recently and would get
      fewer: {fewest === 0 ? 'none' : `as few as ${fewest}`} of {most}.
    </Notice>
  )
}
