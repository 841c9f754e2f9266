import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { MomentField } from '@/components/ui/moment-field'
import { Select } from '@/components/ui/select'
import type { Rules } from '@/domain/attempts/rules'
import { scaledText } from '@/domain/text/scaled-number'
import { BEHAVIOR_LABELS, COUNTING_OPTIONS, TIME_UP_LABELS } from './rule-labels'

/** Fields of a quiz’s rules, in groups that belong together. `rulesFromForm` on the server reads them. */

type Props = { rules: Rules }
/** Who takes the quiz: students of a class, or any learner. */
type WhoProps = Props & { who: 'student' | 'learner' }

/** @param closingHelp explains the closing date */
export function WindowFields({ rules, closingHelp }: Props & { closingHelp?: string | undefined }) {
  return (
    <>
      <MomentField name="opensAt" label="Opens" value={rules.opensAt?.toISOString() ?? null} />
      <MomentField name="dueAt" label="Due" value={rules.dueAt?.toISOString() ?? null} />
      <MomentField
        name="closesAt"
        label="Closes"
        value={rules.closesAt?.toISOString() ?? null}
        {...(closingHelp !== undefined && { help: closingHelp })}
      />
    </>
  )
}

export function LatePenaltyField({ rules }: Props) {
  return (
    <NumberField
      name="latePenalty"
      label="Late penalty per day (% of points)"
      value={scaledText(rules.latePenalty, 100)}
      max={100}
    />
  )
}

export function TimeLimitField({ rules }: Props) {
  return (
    <Field
      field={{
        name: 'timeLimitMinutes',
        label: 'Time limit (minutes)',
        type: 'number',
        required: false,
        defaultValue: rules.timeLimitMinutes ?? '',
        min: 0.5,
        step: 'any',
      }}
    />
  )
}

export function TimeUpFields({ rules }: Props) {
  return (
    <>
      <Select
        name="whenTimeIsUp"
        label="When time runs out"
        value={rules.whenTimeIsUp}
        options={Object.entries(TIME_UP_LABELS)}
      />
      <NumberField name="graceMinutes" label="Grace period (minutes)" value={rules.graceMinutes} />
    </>
  )
}

export function AttemptsField({ rules, who }: WhoProps) {
  return (
    <Field
      field={{
        name: 'attempts',
        label: `Attempts per ${who}`,
        type: 'number',
        required: false,
        defaultValue: rules.attempts ?? '',
        min: 1,
        help: 'Leave blank for unlimited attempts.',
      }}
    />
  )
}

export function CountingFields({ rules }: Props) {
  return (
    <>
      <Select
        name="counting"
        label="Which attempt counts"
        value={rules.counting}
        options={Object.entries(COUNTING_OPTIONS)}
      />
      <NumberField name="waitMinutes" label="Wait between attempts (minutes)" value={rules.waitMinutes} />
    </>
  )
}

export function PasswordFields({ hasPassword }: { hasPassword: boolean }) {
  return (
    <>
      <Field
        field={{
          name: 'password',
          label: hasPassword ? 'New quiz password' : 'Quiz password',
          required: false,
          autoComplete: 'off',
          help: hasPassword ? 'Leave blank to keep the current password.' : 'Leave blank for no password.',
        }}
      />
      {hasPassword && <Checkbox name="noPassword" label="Remove the password" isTicked={false} />}
    </>
  )
}

export function BehaviorFields({ rules }: Props) {
  return (
    <>
      <Select
        name="behavior"
        label="Question behavior"
        value={rules.behavior}
        options={Object.entries(BEHAVIOR_LABELS)}
      />
      <NumberField name="tries" label="Tries (with hints)" value={rules.tries} min={1} max={10} step={1} />
      <Select
        name="penalty"
        label="Penalty per try (% of points)"
        value={String(rules.penalty)}
        options={penaltyOptions(rules.penalty)}
      />
    </>
  )
}

export function NavigationFields({ rules, who }: WhoProps) {
  return (
    <>
      <Checkbox name="sequential" label={`Sequential: ${who}s can’t go back`} isTicked={rules.sequential} />
      <Checkbox name="onePerPage" label="Each question on a separate page" isTicked={rules.onePerPage} />
      <Checkbox name="confidence" label="Ask for confidence (unscored)" isTicked={rules.confidence} />
    </>
  )
}

const PENALTIES = [0, 0.1, 0.2, 0.25, 1 / 3, 0.5, 1]

/** The usual penalties, and the current one if it was set by the API. */
function penaltyOptions(current: number): (readonly [value: string, label: string])[] {
  const penalties = [...new Set([...PENALTIES, current])].sort((a, b) => a - b)
  return penalties.map((share) => [String(share), share === 1 / 3 ? '33⅓%' : `${scaledText(share, 100)}%`])
}

type NumberFieldProps = {
  name: string
  label: string
  value: number | string
  min?: number
  max?: number
  step?: number
}

function NumberField({ name, label, value, min = 0, max, step }: NumberFieldProps) {
  const limits = { min, ...(max !== undefined && { max }), step: step ?? ('any' as const) }
  return <Field field={{ name, label, type: 'number', defaultValue: value, ...limits }} />
}
