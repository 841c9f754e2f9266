import type { Metadata } from 'next'
import { DailyGoalSettings } from '@/components/progress/daily-goal-settings'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { SearchSelect } from '@/components/ui/search-select'
import { scaledText } from '@/domain/text/scaled-number'
import { findViewer } from '@/server/http/viewer'
import { getGoalSettings } from '@/server/review/goal-settings'
import { getStudySettings } from '@/server/review/study-settings'
import { saveDailyGoalAction, switchGoalsAction } from '../../progress/actions'
import { setStudySettingsAction } from '../actions'

export const metadata: Metadata = { title: 'Review settings', robots: { index: false } }

export default async function ReviewSettingsPage() {
  const viewer = await findViewer()
  const { desiredRetention, minutesPerDay, newPerDay, clock, examOn, asksConfidence } =
    await getStudySettings(viewer?.id ?? null)
  const { status: _, isZoneKnown: __, ...goalSettings } = await getGoalSettings(viewer, new Date())
  // As the form sends it, which leaves out boxes that aren't selected.
  const shown = {
    ...{ minutesPerDay, newPerDay, dayStartsAt: clock.dayStartsAt, timeZone: clock.timeZone },
    ...{ desiredRetention: scaledText(desiredRetention, 100), examOn: examOn ?? '' },
    ...(asksConfidence && { asksConfidence: 'on' }),
  }
  const zones = [...new Set(['UTC', clock.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <div className="page-narrow">
      <BackLink href="/review" label="Review" />
      <h1 className="mt-2">Settings</h1>
      <div className="mt-8">
        <ActionForm
          action={setStudySettingsAction}
          submit="Save"
          hidden={{ 'settings-was': JSON.stringify(shown) }}
          fields={[
            {
              name: 'minutesPerDay',
              label: 'Minutes per day',
              type: 'number',
              min: 1,
              max: 240,
              defaultValue: minutesPerDay,
            },
            {
              name: 'newPerDay',
              label: 'New cards per day',
              type: 'number',
              min: 0,
              max: 100,
              defaultValue: newPerDay,
              help: 'Each new card comes up several times in its first days.',
            },
            {
              name: 'desiredRetention',
              label: 'Desired retention (%)',
              type: 'number',
              min: 80,
              max: 97,
              step: 'any',
              defaultValue: scaledText(desiredRetention, 100),
              help: '80–97. 90 works for most people. The last few percent take many more reviews.',
            },
            {
              name: 'examOn',
              label: 'Exam date',
              type: 'date',
              required: false,
              defaultValue: examOn ?? '',
              help: 'Reviews focus on what you’ll know on that day. If your class also set a date, the earlier one applies.',
            },
            {
              name: 'dayStartsAt',
              label: 'Next day starts at (hour, 0–23)',
              type: 'number',
              min: 0,
              max: 23,
              defaultValue: clock.dayStartsAt,
              help: 'Set this later if you study past midnight.',
            },
          ]}
        >
          <SearchSelect
            name="timeZone"
            label="Time zone"
            value={clock.timeZone}
            options={zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)}
          />
          <Box
            name="asksConfidence"
            label="Ask for my confidence"
            help="Optional: adds three buttons next to “Check.” One tap checks your answer and records your confidence. It shows what comes easily, and how well you judge yourself."
            isTicked={asksConfidence}
          />
        </ActionForm>
      </div>
      <section aria-labelledby="daily-goal" className="mt-12">
        <h2 id="daily-goal">Daily goal and reminders</h2>
        <div className="mt-4">
          <DailyGoalSettings
            {...goalSettings}
            saveAction={saveDailyGoalAction}
            switchAction={switchGoalsAction}
          />
        </div>
      </section>
    </div>
  )
}

function Box({
  name,
  label,
  help,
  isTicked,
}: {
  name: string
  label: string
  help: string
  isTicked: boolean
}) {
  return (
    <label className="flex items-start gap-3">
      <input type="checkbox" name={name} defaultChecked={isTicked} className="mt-1 size-4 accent-accent" />
      <span>
        {label}
        <span className="block text-muted text-sm">{help}</span>
      </span>
    </label>
  )
}
