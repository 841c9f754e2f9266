import 'server-only'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { isMailSet } from '@/server/platform/mail'
import { findGoalStatus } from './goal-queries'
import { getStudySettings } from './study-settings'

/** Returns the goal of today with its status, and the settings of goals and reminders; for null, the defaults. */
export async function getGoalSettings(viewer: Viewer | null, now: Date) {
  const settings = await getStudySettings(viewer?.id ?? null)
  const [status, reminderPath] = await Promise.all([
    viewer && findGoalStatus(viewer.id, settings, now),
    findReminderPath(viewer),
  ])
  return {
    status,
    isZoneKnown: settings.isZoneKnown,
    isOn: settings.usesGoals,
    goal: status?.goal ?? null,
    reminders: settings.reminders,
    remindAt: settings.remindAt,
    reminderPath,
    hasCalendarFile: viewer !== null,
  }
}

/** How reminders reach the learner; null for guests, who have no notifications. */
async function findReminderPath(viewer: Viewer | null): Promise<'app' | 'email' | 'email-unverified' | null> {
  if (!viewer || viewer.isGuest) return null
  if (!isMailSet()) return 'app'
  const user = await db().user.findUnique({ where: { id: viewer.id }, select: { emailVerifiedAt: true } })
  return user?.emailVerifiedAt ? 'email' : 'email-unverified'
}
