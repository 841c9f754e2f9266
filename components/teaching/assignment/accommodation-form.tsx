import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'

type Granted = { timeMultiplier: number; extraDays: number; onePerPage: boolean }

type Props = {
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
  /** The current accommodation. Only fields that the user changes are saved. */
  granted: Granted
  /** Attempts in progress that the change can affect. */
  children?: React.ReactNode
}

/** Edits a learner’s accommodation. */
export function AccommodationForm({ action, hidden, granted, children }: Props) {
  const { timeMultiplier, extraDays, onePerPage } = granted
  const was = {
    'timeMultiplier-was': String(timeMultiplier),
    'extraDays-was': String(extraDays),
    'onePerPage-was': onePerPage ? 'on' : 'off',
  }
  return (
    <ActionForm
      action={action}
      submit="Save accommodation"
      hidden={{ ...hidden, ...was }}
      fields={[
        {
          name: 'timeMultiplier',
          label: 'Time multiplier',
          type: 'number',
          defaultValue: timeMultiplier,
          min: 1,
          max: 10,
          step: 'any',
          help: '1.5 = 50% more time.',
        },
        {
          name: 'extraDays',
          label: 'Extra days',
          type: 'number',
          defaultValue: extraDays,
          min: 0,
          max: 365,
          help: 'Calendar days, added to due and closing dates.',
        },
      ]}
    >
      <Checkbox name="onePerPage" label="Each question on a separate page" isTicked={onePerPage} />
      {children}
    </ActionForm>
  )
}
