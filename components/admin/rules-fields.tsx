import type { ReactNode } from 'react'
import type { Rules } from '@/domain/attempts/rules'
import { ResultsFields } from './results-fields'
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
} from './rule-groups'

type Props = { rules: Rules; hasPassword: boolean }

/** The settings fields of a course quiz. `rulesFromForm` on the server reads them. */
export function RulesFields({ rules, hasPassword }: Props) {
  return (
    <>
      <input type="hidden" name="rules-was" value={JSON.stringify(rules)} />
      <Group title="Dates and time">
        <WindowFields rules={rules} />
        <LatePenaltyField rules={rules} />
        <TimeLimitField rules={rules} />
        <TimeUpFields rules={rules} />
      </Group>
      <Group title="Attempts">
        <AttemptsField rules={rules} who="learner" />
        <CountingFields rules={rules} />
        <PasswordFields hasPassword={hasPassword} />
      </Group>
      <Group title="Questions">
        <BehaviorFields rules={rules} />
        <NavigationFields rules={rules} who="learner" />
      </Group>
      <Group title="Results visibility">
        <ResultsFields rules={rules} isAssignment={false} />
      </Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mt-2 border-line border-t pt-4">
      <legend className="eyebrow pr-3">{title}</legend>
      <div className="aligned-fields">{children}</div>
    </fieldset>
  )
}
