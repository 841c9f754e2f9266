import Link from 'next/link'
import type { ReactNode } from 'react'
import { ResultsFields } from '@/components/admin/results-fields'
import {
  AttemptsField,
  BehaviorFields,
  CountingFields,
  LatePenaltyField,
  NavigationFields,
  PasswordFields,
  TimeLimitField,
  TimeUpFields,
  WindowFields,
} from '@/components/admin/rule-groups'
import { describeOptions } from '@/components/admin/rule-labels'
import { Field } from '@/components/ui/field'
import { LocalTime } from '@/components/ui/local-time'
import { MomentField } from '@/components/ui/moment-field'
import { TextArea } from '@/components/ui/text-area'
import type { Rules } from '@/domain/attempts/rules'
import { plural } from '@/domain/text/format'
import { MoreOption, MoreOptions } from './more-option'
import { describeOrder, QuestionOrder } from './question-order'

type Props = {
  details: { title: string; instructions: string; points: number; examAt: Date | null }
  rules: Rules
  selection: React.ComponentProps<typeof QuestionOrder>['selection']
  hasPassword: boolean
  assignmentOnlyNote: ReactNode
  isDraft: boolean
  /** How many students the class has. */
  students: number
  /** How many of them have other dates or limits. */
  exceptions: number
  /** The paths of the pages of people, overrides, and gradebook settings. */
  paths: { people: string; overrides: string; gradebook: string }
}

/** The fields of the second and third section of an assignment’s page: rules, then who and when. */
export function SettingsFields(props: Props) {
  const { details, rules } = props
  return (
    <>
      <input type="hidden" name="rules-was" value={JSON.stringify(rules)} />
      <input type="hidden" name="details-was" value={JSON.stringify({ ...details, examAt: undefined })} />
      <RulesSection {...props} />
      <WhenSection {...props} />
    </>
  )
}

function RulesSection({ details, rules, selection, hasPassword, assignmentOnlyNote, paths }: Props) {
  const words = describeOptions(rules)
  return (
    <section aria-labelledby="rules" className="grid gap-5">
      <h2 id="rules">2. Rules</h2>
      <Field field={{ name: 'title', label: 'Title', defaultValue: details.title, autoComplete: 'off' }} />
      <div className="aligned-fields">
        <AttemptsField rules={rules} who="student" />
        <TimeLimitField rules={rules} />
      </div>
      <MoreOptions>
        <MoreOption
          label="Instructions"
          value={details.instructions ? shortened(details.instructions) : 'None'}
        >
          <div className="sm:col-span-2">
            <TextArea name="instructions" label="Instructions" note="optional" value={details.instructions} />
          </div>
        </MoreOption>
        <MoreOption label="Gradebook" value={plural(details.points, 'point')}>
          {/* A new value of the server replaces the shown one: the points of the questions set it while it follows them. */}
          <Field
            key={details.points}
            field={{
              ...{ name: 'points', label: 'Points in the gradebook', type: 'number' },
              ...{ min: 0.01, step: 'any', defaultValue: details.points },
              help: 'Scores are scaled to it.',
            }}
          />
          <p>
            <Link href={paths.gradebook} prefetch={false} className="inline-flex min-h-11 items-center">
              Category and extra credit
            </Link>
          </p>
        </MoreOption>
        <MoreOption id="order" label="Order and repeats" value={describeOrder(selection)}>
          <QuestionOrder selection={selection} />
        </MoreOption>
        <MoreOption label="Results visibility" value={words.results}>
          <ResultsFields rules={rules} isAssignment assignmentOnlyNote={assignmentOnlyNote} />
        </MoreOption>
        <MoreOption label="Question behavior" value={words.behavior}>
          <BehaviorFields rules={rules} />
        </MoreOption>
        <MoreOption label="Navigation" value={words.navigation}>
          <NavigationFields rules={rules} who="student" />
        </MoreOption>
        <MoreOption label="Several attempts" value={words.counting}>
          <CountingFields rules={rules} />
        </MoreOption>
        <MoreOption label="Password" value={hasPassword ? 'Set' : 'None'}>
          <PasswordFields hasPassword={hasPassword} />
        </MoreOption>
      </MoreOptions>
    </section>
  )
}

function WhenSection({ details, rules, isDraft, students, exceptions, paths }: Props) {
  const words = describeOptions(rules)
  const { examAt } = details
  return (
    <section aria-labelledby="when" className="mt-6 grid gap-5">
      <h2 id="when">3. Who and when</h2>
      <p>
        For the <Link href={paths.people}>{plural(students, 'student')}</Link> in the class, and those who
        join later.{' '}
        {exceptions > 0 && `${plural(exceptions, 'student has', 'students have')} other dates or limits. `}
        <Link href={paths.overrides}>Overrides and accommodations</Link>
      </p>
      <div className="aligned-fields">
        <WindowFields
          rules={rules}
          closingHelp={
            isDraft
              ? 'Follows the due date until you change or clear it. Later work isn’t accepted.'
              : undefined
          }
        />
      </div>
      <MoreOptions>
        <MoreOption label="Late submissions" value={words.late}>
          <LatePenaltyField rules={rules} />
        </MoreOption>
        <MoreOption label="When time runs out" value={words.timeUp}>
          <TimeUpFields rules={rules} />
        </MoreOption>
        <MoreOption
          label="Exam date"
          value={examAt ? <LocalTime date={examAt.toISOString()} withTime={false} /> : 'None'}
        >
          <MomentField name="examAt" label="Exam date" value={examAt?.toISOString() ?? null} />
        </MoreOption>
      </MoreOptions>
    </section>
  )
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text
}
