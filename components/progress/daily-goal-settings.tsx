import Link from 'next/link'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { type DailyGoal, GOAL_CHOICES, goalKey } from '@/domain/scheduling/daily-goal'
import { formatGoal } from '@/domain/text/format'

type Action = (
  state: never,
  form: FormData,
) => Promise<{ ok: true; data: unknown } | { ok: false; message: string }>

export type DailyGoalSettingsProps = {
  /** Whether the goal, the streak, the study calendar, and reminders are on. */
  isOn: boolean
  goal: DailyGoal | null
  reminders: boolean
  /** `18:30`; null for the morning. */
  remindAt: string | null
  /** How reminders arrive; null if they can’t, because a guest has no notifications. */
  reminderPath: 'app' | 'email' | 'email-unverified' | null
  /** Whether a calendar file can be downloaded: not before the first visit is stored. */
  hasCalendarFile: boolean
  saveAction: Action
  switchAction: Action
}

/** Where a calendar reminder starts if no time was chosen. */
const USUAL_TIME = '18:00'

/** The settings of the daily goal and reminders, with one switch for all of it. */
export function DailyGoalSettings(props: DailyGoalSettingsProps) {
  const { isOn, goal, saveAction, switchAction } = props
  if (!isOn)
    return (
      <>
        <p className="mb-3 text-muted">Your daily goal, streak, study calendar, and reminders are off.</p>
        <ActionButton action={switchAction} label="Turn on" hidden={{ isOn: 'yes' }} />
      </>
    )
  return (
    <>
      <ActionForm action={saveAction} submit="Set goal" fields={[]}>
        <Select
          name="goal"
          label="Goal for each day"
          value={goal ? goalKey(goal) : ''}
          options={[
            ['', 'No goal'],
            ...GOAL_CHOICES.map((choice) => [goalKey(choice), formatGoal(choice)] as const),
          ]}
          help="You can change it at any time. Earlier days keep the goal that they had."
        />
        <Reminders {...props} />
      </ActionForm>
      {props.hasCalendarFile && <CalendarFile at={props.remindAt ?? USUAL_TIME} />}
      <div className="mt-6 border-line border-t pt-4">
        <p className="mb-2 text-muted text-sm">
          Prefer to study without them? This turns off the daily goal, the streak, the study calendar, and
          reminders, including emails.
        </p>
        <ActionButton action={switchAction} label="Turn all of these off" hidden={{ isOn: 'no' }} />
      </div>
    </>
  )
}

function Reminders({ reminders, remindAt, reminderPath }: DailyGoalSettingsProps) {
  if (reminderPath === null)
    return (
      <p className="text-muted text-sm">
        To get a daily reminder in the app or by email, <Link href="/sign-up">create an account</Link>.
      </p>
    )
  return (
    <div className="grid gap-3">
      <Checkbox
        name="reminders"
        label="Remind me once a day"
        isTicked={reminders}
        help={
          <>
            If your goal isn’t met yet or cards are due.{' '}
            {reminderPath === 'email' && 'In the app and by email.'}
            {reminderPath === 'app' && 'In the app, because this site doesn’t send email.'}
            {reminderPath === 'email-unverified' && (
              <>
                In the app. To get it by email too, verify your email in{' '}
                <Link href="/settings">account settings</Link>.
              </>
            )}
          </>
        }
      />
      <Field
        field={{
          name: 'remindAt',
          label: 'Time of the reminder',
          type: 'time',
          required: false,
          defaultValue: remindAt ?? '',
          help: 'In your time zone. In the morning if you leave it empty.',
        }}
      />
    </div>
  )
}

/** A download that works in any calendar. The browser sends the time in the URL. */
function CalendarFile({ at }: { at: string }) {
  return (
    <form action="/progress/calendar-file" className="mt-6 border-line border-t pt-4">
      <Field
        field={{
          name: 'at',
          label: 'Or add a daily event to your calendar',
          type: 'time',
          defaultValue: at,
          help: 'The file works in any calendar app. To stop the reminder, delete the event there.',
        }}
      />
      <button type="submit" className="button-small mt-3">
        Download calendar file
      </button>
    </form>
  )
}
