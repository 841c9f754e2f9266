import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/time/durations'
import { sendWeeklyDigests } from '../server/analysis/send-weekly-digests'
import { sendDueReminders } from '../server/assignments/send-due-reminders'
import { closeDueAttempts } from '../server/attempts/close-due-attempts'
import { removeIdleGuests } from '../server/auth/remove-idle-guests'
import { removeWithdrawnInvitations } from '../server/classes/invitations'
import { removeExpiredSessions } from '../server/http/sessions'
import { removeOldImports } from '../server/interchange/create-import'
import { resumeImports } from '../server/interchange/run-import'
import { sendLessonReminders } from '../server/lessons/send-lesson-reminders'
import { sendEmails } from '../server/notifications/send-emails'
import { noteFailure } from '../server/platform/database-watch'
import type { Database } from '../server/platform/db'
import { removeFailedEmails } from '../server/platform/email-queue'
import { dataDir, env } from '../server/platform/env'
import { log } from '../server/platform/log'
import { isMailSet, sendMail } from '../server/platform/mail'
import { countJob } from '../server/platform/metrics'
import { makeDailySnapshot } from '../server/platform/snapshots'
import { resumeRegrades } from '../server/regrading/resume-regrades'
import { sendReviewReminders } from '../server/review/send-review-reminders'
import { syncDueCards } from '../server/review/sync-cards'

/** The interval for closing attempts whose time has run out. */
const CLOSING_MS = 5_000
/** The interval for sending email: people wait for some of it. */
const MAILING_MS = 5_000
/** The intervals for checking due dates, and for continuing interrupted work. */
const REMINDING_MS = MINUTE_MS
const RESUMING_MS = MINUTE_MS

/**
 * Starts the background jobs, which run whether or not a browser is open. @returns stops them and waits for work in
 * progress
 */
export function startBackgroundJobs(database: Database): () => Promise<void> {
  const { writeSnapshot } = database
  const keep = env().SNAPSHOTS
  const stops = [
    repeat(DAY_MS, 'Removing idle guests', () => removeIdleGuests(database.client, new Date())),
    repeat(DAY_MS, 'Removing expired sessions', () => removeExpiredSessions(database.client, new Date())),
    repeat(DAY_MS, 'Removing withdrawn invitations', () =>
      removeWithdrawnInvitations(database.client, new Date()),
    ),
    repeat(DAY_MS, 'Removing old imports', () => removeOldImports(database.client, new Date())),
    repeat(DAY_MS, 'Removing failed emails', () => removeFailedEmails(database.client, new Date())),
    repeat(REMINDING_MS, 'Sending due-date reminders', () => sendDueReminders(database.client, new Date())),
    repeat(REMINDING_MS, 'Sending lesson reminders', () => sendLessonReminders(database.client, new Date())),
    repeat(REMINDING_MS, 'Sending review reminders', () => sendReviewReminders(database.client, new Date())),
    repeat(REMINDING_MS, 'Sending weekly digests', () => sendWeeklyDigests(new Date())),
    repeat(MAILING_MS, 'Sending email', () =>
      sendEmails(database.client, isMailSet() ? sendMail : null, new Date()),
    ),
    repeat(RESUMING_MS, 'Resuming regrades', () => resumeRegrades(database.client, new Date())),
    repeat(RESUMING_MS, 'Resuming imports', () => resumeImports(database.client, new Date())),
    repeat(RESUMING_MS, 'Updating review cards', () => syncDueCards(new Date())),
    repeat(CLOSING_MS, 'Closing attempts whose time has run out', () => closeDueAttempts(new Date())),
    ...(writeSnapshot && keep > 0
      ? [
          repeat(HOUR_MS, 'Making the daily snapshot', () =>
            makeDailySnapshot({ folder: dataDir(), keep, now: new Date() }, writeSnapshot),
          ),
        ]
      : []),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

/** Runs the work immediately and after each pause, never twice at a time. A failure doesn't stop it. */
function repeat(pauseMs: number, name: string, work: () => Promise<unknown>): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let running = run()
  async function run(): Promise<void> {
    const startedAt = performance.now()
    const outcome = await work().then(
      () => 'ok' as const,
      (error) => {
        log.error({ error, job: name }, 'job failed')
        noteFailure(error)
        return 'failed' as const
      },
    )
    countJob(name, outcome, (performance.now() - startedAt) / SECOND_MS)
    if (isStopped) return
    timer = setTimeout(() => {
      running = run()
    }, pauseMs)
  }
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
