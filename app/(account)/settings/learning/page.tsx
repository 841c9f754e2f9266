import type { Metadata } from 'next'
import Link from 'next/link'
import { DailyGoalSettings } from '@/components/progress/daily-goal-settings'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { DisclosedFields } from '@/components/ui/disclosed-fields'
import { SearchSelect } from '@/components/ui/search-select'
import { Select } from '@/components/ui/select'
import { scaledText } from '@/domain/text/scaled-number'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { getGoalSettings } from '@/server/review/goal-settings'
import { getStudySettings, type StudySettings } from '@/server/review/study-settings'
import { saveDailyGoalAction, switchGoalsAction } from '../../../(learn)/progress/actions'
import { SettingsTabs } from '../settings-tabs'
import { setCourseExamAction, setStudySettingsAction } from './actions'

export const metadata: Metadata = { title: 'Learning settings', robots: { index: false } }

/** Settings that don't need an account: a guest is created when they are saved. */
export default async function LearningSettingsPage() {
  const viewer = await findViewer()
  const settings = await getStudySettings(viewer?.id ?? null)
  const { minutesPerDay, newPerDay, clock, examOn, asksConfidence } = settings
  const { status: _, isZoneKnown: __, ...goalSettings } = await getGoalSettings(viewer, new Date())
  const courses = listCourses()
  const zones = [...new Set(['UTC', clock.timeZone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <div className="page-narrow">
      <SettingsTabs />
      <h1 className="mt-4">Learning settings</h1>
      <div className="mt-8">
        <ActionForm
          action={setStudySettingsAction}
          submit="Save"
          hidden={{ 'settings-was': JSON.stringify(asSent(settings, courses.length > 1)) }}
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
              name: 'examOn',
              label: courses.length > 1 ? 'Exam date for all courses' : 'Exam date',
              type: 'date',
              required: false,
              defaultValue: examOn ?? '',
              help: 'Reviews focus on what you’ll know on that day. If your class also set a date, the earlier one applies.',
            },
          ]}
        >
          {courses.length > 1 && (
            <Select
              name="combinesCourses"
              label="Show my courses"
              value={`${settings.combinesCourses}`}
              options={[
                ['true', 'Together'],
                ['false', 'One at a time'],
              ]}
              help="Together: a review mixes all courses, and the daily limits count for all of them. One at a time: each course has its own reviews and daily limits. Your goal and study days always count all courses."
            />
          )}
          <SearchSelect
            name="timeZone"
            label="Time zone"
            value={clock.timeZone}
            options={zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)}
          />
          <Checkbox
            name="asksConfidence"
            label="Ask for my confidence"
            help="Optional and never scored: reviews and quizzes let you say, with one tap, whether you’re guessing or sure. You’ll see how well you judge yourself. In a class, your instructor decides."
            isTicked={asksConfidence}
          />
          <AdvancedOptions settings={settings} />
        </ActionForm>
      </div>
      {courses.length > 1 && <ExamDates courses={courses} settings={settings} />}
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
      <section aria-labelledby="offline" className="mt-12">
        <h2 id="offline">Study offline</h2>
        <p className="mt-2">
          <Link href="/offline" prefetch={false}>
            Download {courses.length > 1 ? 'courses' : 'the course'} and today’s review
          </Link>{' '}
          to use them without a connection.
        </p>
      </section>
    </div>
  )
}

type ExamDatesProps = { courses: readonly { slug: string; title: string }[]; settings: StudySettings }

/** With several courses, each can have its own exam date. */
function ExamDates({ courses, settings: { examDates } }: ExamDatesProps) {
  return (
    <section aria-labelledby="exam-dates" className="mt-12">
      <h2 id="exam-dates">Exam date of each course</h2>
      <p className="mt-2 text-muted">
        A course without a date here uses the exam date for all courses, if you set one.
      </p>
      {courses.map(({ slug, title }) => (
        <div key={slug} className="mt-6">
          <ActionForm
            id={`exam-${slug}`}
            action={setCourseExamAction}
            submit="Save exam date"
            hidden={{ course: slug }}
            fields={[
              {
                name: 'examOn',
                label: title,
                type: 'date',
                required: false,
                defaultValue: examDates[slug] ?? '',
              },
            ]}
          />
        </div>
      ))}
    </section>
  )
}

/** The settings as the form sends them, which leaves out boxes that aren't selected. */
function asSent(
  { desiredRetention, minutesPerDay, newPerDay, clock, ...settings }: StudySettings,
  hasSeveralCourses: boolean,
) {
  return {
    ...{ minutesPerDay, newPerDay, dayStartsAt: clock.dayStartsAt, timeZone: clock.timeZone },
    ...{ desiredRetention: scaledText(desiredRetention, 100), examOn: settings.examOn ?? '' },
    ...(settings.asksConfidence && { asksConfidence: 'on' }),
    ...(hasSeveralCourses && { combinesCourses: `${settings.combinesCourses}` }),
  }
}

function AdvancedOptions({ settings: { desiredRetention, clock } }: { settings: StudySettings }) {
  return (
    <DisclosedFields
      label="Advanced options"
      fields={[
        {
          name: 'desiredRetention',
          label: 'Desired retention (%)',
          type: 'number',
          min: 80,
          max: 97,
          step: 'any',
          defaultValue: scaledText(desiredRetention, 100),
          help: 'How much you want to remember when a card comes up: 80–97. 90 works for most people. The last few percent take many more reviews.',
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
    />
  )
}
