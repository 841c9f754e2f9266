import { expect, test } from 'vitest'
import { GOAL_CHOICES } from '@/domain/scheduling/daily-goal'
import { mergeGuest } from '@/server/auth/merge-guest'
import { listNotifications } from '@/server/notifications/notification-queries'
import { makeStopRemindersLink } from '@/server/notifications/reminder-link'
import { sendEmails } from '@/server/notifications/send-emails'
import type { Mailer } from '@/server/platform/mail'
import { findGoalStatus, listGoals } from '@/server/review/goal-queries'
import { getGoalSettings } from '@/server/review/goal-settings'
import { makeCalendarFile } from '@/server/review/make-calendar-file'
import { sendReviewReminders } from '@/server/review/send-review-reminders'
import { setDailyGoal } from '@/server/review/set-daily-goal'
import { stopReminders } from '@/server/review/stop-reminders'
import { getStudySettings } from '@/server/review/study-settings'
import { switchGoals } from '@/server/review/switch-goals'
import { createLearner } from '@/tests/support/sample-attempt'
import { createAccount } from '@/tests/support/sample-class'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
/** Monday, March 2, to Sunday, March 8. */
const on = (day: number, time = '12:00') => new Date(`2026-03-0${day}T${time}:00Z`)
const [FIVE_MINUTES] = GOAL_CHOICES
const TEN_CARDS = GOAL_CHOICES.find(({ unit, amount }) => unit === 'cards' && amount === 10)
if (!FIVE_MINUTES || !TEN_CARDS) throw new Error('a goal of this test can’t be chosen')

const noReminder = { reminders: false, remindAt: null }
const choose = (learnerId: string, goal: typeof FIVE_MINUTES | null, at: Date) =>
  setDailyGoal(learnerId, { goal, ...noReminder }, at)
const study = (learnerId: string, day: number, work: { answers: number; durationMs?: number }) =>
  database().studyDay.create({ data: { learnerId, day: `2026-03-0${day}`, ...work } })
const statusOn = async (learnerId: string, at: Date) =>
  findGoalStatus(learnerId, await getStudySettings(learnerId), at)

test('there is no goal until the learner chooses one, and it counts from that day on', async () => {
  const learnerId = await createLearner()
  expect(await statusOn(learnerId, on(2))).toBeNull()
  await study(learnerId, 2, { answers: 10 })
  await choose(learnerId, TEN_CARDS, on(3))
  await study(learnerId, 3, { answers: 10 })
  expect(await statusOn(learnerId, on(3))).toMatchObject({
    goal: TEN_CARDS,
    work: { answers: 10 },
    streak: { days: 1, freeDaysLeft: 2 },
  })
  // Wednesday is missed.
  expect(await statusOn(learnerId, on(5))).toMatchObject({ work: null, streak: { days: 1 } })
})

test('a new goal applies from today on, and earlier days keep theirs', async () => {
  const learnerId = await createLearner()
  await choose(learnerId, TEN_CARDS, on(2))
  await choose(learnerId, TEN_CARDS, on(3))
  await study(learnerId, 2, { answers: 10 })
  await choose(learnerId, FIVE_MINUTES, on(4, '03:00'))
  await choose(learnerId, FIVE_MINUTES, on(4, '05:00'))
  expect((await listGoals(learnerId)).map(({ startsOn }) => startsOn)).toEqual(['2026-03-02', '2026-03-03'])
  expect(await statusOn(learnerId, on(4))).toMatchObject({ goal: FIVE_MINUTES, streak: { days: 1 } })
})

test('time in submitted quizzes counts for minutes, on the study day of the submission', async () => {
  const learnerId = await createLearner()
  await choose(learnerId, FIVE_MINUTES, on(2))
  await study(learnerId, 3, { answers: 3, durationMs: 60_000 })
  const attempt = { learnerId, courseSlug: 'c', title: 'A quiz', seed: 's' }
  await database().attempt.createMany({
    data: [
      {
        ...{ ...attempt, number: 1, state: 'GRADED' },
        ...{ startedAt: on(4, '03:54'), submittedAt: on(4, '03:58') },
      },
      { ...attempt, number: 2, startedAt: on(3, '10:00') },
    ],
  })
  expect(await statusOn(learnerId, on(3))).toMatchObject({
    work: { answers: 3, durationMs: 300_000 },
    streak: { days: 1 },
  })
})

test('one switch turns the goal and reminders off, pauses the streak, and brings the goal back', async () => {
  const learnerId = await createAccount('Ada')
  const viewer = {
    id: learnerId,
    role: 'LEARNER',
    isGuest: false,
    email: 'ada@example.org',
    name: null,
  } as const
  await setDailyGoal(learnerId, { goal: TEN_CARDS, reminders: true, remindAt: null }, on(2))
  await study(learnerId, 2, { answers: 10 })
  await switchGoals(learnerId, false, on(3))
  expect(await getGoalSettings(viewer, on(6))).toMatchObject({ isOn: false, status: null, goal: null })
  await sendReviewReminders(database(), on(3))
  expect(await listNotifications(learnerId)).toEqual([])
  await switchGoals(learnerId, true, on(7))
  expect(await getGoalSettings(viewer, on(7))).toMatchObject({
    isOn: true,
    reminders: true,
    status: { goal: TEN_CARDS, streak: { days: 1, freeDaysLeft: 2 } },
  })
})

test('a goal of today comes back if goals are turned off and on again, on the same day or later', async () => {
  for (const [off, again] of [
    [2, 2],
    [2, 5],
  ] as const) {
    const learnerId = await createLearner()
    await choose(learnerId, TEN_CARDS ?? null, on(2))
    await study(learnerId, 2, { answers: 10 })
    await switchGoals(learnerId, false, on(off))
    await switchGoals(learnerId, true, on(again))
    expect(await statusOn(learnerId, on(again))).toMatchObject({ goal: TEN_CARDS, streak: { days: 1 } })
    expect(await statusOn(learnerId, on(again + 1))).toMatchObject({ goal: TEN_CARDS })
  }
})

test('a reminder of the goal comes at the chosen time, once, unless the goal is met', async () => {
  const [busy, done] = [await createAccount('Ada'), await createAccount('Ben')]
  for (const learnerId of [busy, done])
    await setDailyGoal(learnerId, { goal: TEN_CARDS, reminders: true, remindAt: '18:30' }, on(2))
  await study(done, 2, { answers: 12 })
  await study(busy, 2, { answers: 9 })
  await sendReviewReminders(database(), on(2, '18:29'))
  expect(await listNotifications(busy)).toEqual([])
  await sendReviewReminders(database(), on(2, '18:30'))
  await sendReviewReminders(database(), on(2, '20:00'))
  expect(await listNotifications(busy)).toMatchObject([
    { title: 'Today’s goal: 10 cards', path: '/progress' },
  ])
  expect(await listNotifications(done)).toEqual([])
})

/** Sends what waits. @returns the emails to this address */
async function mailTo(address: string) {
  const mails: Parameters<Mailer>[0][] = []
  await sendEmails(
    database(),
    async (mail) => {
      mails.push(mail)
    },
    on(2, '20:00'),
  )
  return mails.filter(({ to }) => to === address)
}

test('reminders are emailed only to a verified email, with a link that stops them without a sign-in', async () => {
  const [verified, unverified] = [await createAccount('Ada'), await createAccount('Ben')]
  const { email } = await database().user.update({
    where: { id: verified },
    data: { emailVerifiedAt: on(1) },
  })
  for (const learnerId of [verified, unverified])
    await setDailyGoal(learnerId, { goal: TEN_CARDS, reminders: true, remindAt: null }, on(2))
  await sendReviewReminders(database(), on(2))
  const link = makeStopRemindersLink(verified)
  expect(await mailTo(email ?? '')).toMatchObject([
    { text: expect.stringContaining(link), headers: { 'List-Unsubscribe': `<${link}>` } },
  ])
  const other = await database().user.findUniqueOrThrow({ where: { id: unverified } })
  expect(await listNotifications(unverified)).toHaveLength(1)
  expect(await mailTo(other.email ?? '')).toEqual([])

  // A reminder that waits for its email isn't sent after the learner stops reminders.
  await sendReviewReminders(database(), on(3))
  await stopReminders({ token: link.split('/').at(-1) ?? '' }, on(3))
  expect(await mailTo(email ?? '')).toEqual([])
  await sendReviewReminders(database(), on(4))
  expect(await listNotifications(verified)).toHaveLength(2)
})

test('a changed link stops no reminders', async () => {
  const learnerId = await createAccount('Ada')
  await setDailyGoal(learnerId, { goal: null, reminders: true, remindAt: null }, on(2))
  const [, signature] = makeStopRemindersLink(await createAccount('Ben')).split('.')
  const body = Buffer.from(JSON.stringify({ userId: learnerId })).toString('base64url')
  for (const token of [`${body}.${signature}`, body, 'none', ''])
    await expect(stopReminders({ token }, on(2))).rejects.toMatchObject({ code: 'CLOSED' })
  expect((await getStudySettings(learnerId)).reminders).toBe(true)
})

test('the calendar file repeats daily at the chosen local time for as long as the goal', async () => {
  const learnerId = await createLearner()
  await database().reviewSettings.create({ data: { learnerId, timeZone: 'Asia/Tokyo' } })
  await choose(learnerId, FIVE_MINUTES, on(2, '20:00'))
  const file = await makeCalendarFile(learnerId, '18:30', on(2, '20:00'))
  for (const line of [
    'DTSTART:20260303T183000',
    'DURATION:PT5M',
    'RRULE:FREQ=DAILY',
    'DTSTAMP:20260302T200000Z',
  ])
    expect(file).toContain(`\r\n${line}\r\n`)
  const uidOf = (text: string) => text.match(/^UID:(.*)$/m)?.[1]
  expect(file).not.toContain(learnerId)
  expect(uidOf(await makeCalendarFile(learnerId, '07:00', on(3)))).toBe(uidOf(file))
})

test('a guest’s goals move to an account that has none', async () => {
  const [guest, account, other] = [
    await createLearner(),
    await createAccount('Ada'),
    await createAccount('Ben'),
  ]
  await choose(guest, TEN_CARDS, on(2))
  await mergeGuest(guest, account)
  expect(await listGoals(account)).toEqual([{ startsOn: '2026-03-02', goal: TEN_CARDS }])
  const secondGuest = await createLearner()
  await choose(secondGuest, TEN_CARDS, on(3))
  await choose(other, FIVE_MINUTES, on(2))
  await mergeGuest(secondGuest, other)
  expect(await listGoals(other)).toEqual([{ startsOn: '2026-03-02', goal: FIVE_MINUTES }])
})
