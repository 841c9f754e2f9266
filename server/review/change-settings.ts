import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { RETENTION } from '@/domain/scheduling/memory'
import { carryWindow, newCardWindow } from '@/domain/scheduling/new-card-window'
import type { StudyClock } from '@/domain/scheduling/study-day'
import { unscaled } from '@/domain/text/scaled-number'
import { isTimeZone } from '@/domain/time/calendar'
import { getCourse } from '@/server/content/read-course'
import { parseShown } from '@/server/http/parse-input'
import type { Form } from '@/server/http/read-form'
import { db } from '@/server/platform/db'
import { storeTimeZone } from './review-statements'
import { getStudySettings } from './study-settings'

const timeZone = idText.refine(isTimeZone, 'Select a valid time zone.')
const day = z.iso.date()
const box = z
  .literal('on')
  .optional()
  .transform((selected) => selected === 'on')

const RETENTION_RANGE = `Enter a number from ${RETENTION.least * 100} to ${RETENTION.most * 100}.`

export const StudySettingsSchema = z.object({
  /** In percent, as in the form. */
  desiredRetention: z
    .string()
    .transform((percent) => unscaled(percent.trim(), 100))
    .pipe(
      z.number(RETENTION_RANGE).min(RETENTION.least, RETENTION_RANGE).max(RETENTION.most, RETENTION_RANGE),
    ),
  minutesPerDay: z.coerce.number().int().min(1).max(240),
  newPerDay: z.coerce.number().int().min(0).max(100),
  dayStartsAt: z.coerce.number().int().min(0).max(23),
  timeZone,
  asksConfidence: box,
  examOn: z.union([z.literal(''), day]).transform((date) => date || null),
  /** Asked only with several courses; undefined leaves it as it is. */
  combinesCourses: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
})

export const CourseExamSchema = z.object({
  course: idText,
  examOn: z.union([z.literal(''), day]).transform((date) => date || null),
})

/** Saves a learner's exam date for one course, or removes it. @throws AppError NOT_FOUND if there is no such course */
export async function setCourseExam(
  learnerId: string,
  { course, examOn }: z.infer<typeof CourseExamSchema>,
): Promise<void> {
  const { slug } = getCourse(course)
  await db().$transaction(async (tx) => {
    const { [slug]: _, ...others } = (await getStudySettings(learnerId, tx)).examDates
    const examDates = examOn === null ? others : { ...others, [slug]: examOn }
    await tx.reviewSettings.upsert({
      where: { learnerId },
      create: { learnerId, examDates },
      update: { examDates },
    })
  })
}

type SettingsForm = z.infer<typeof StudySettingsSchema>

/** Reads the settings that the form showed; null if it doesn't contain them. @throws AppError INVALID_INPUT */
export function shownSettingsFrom(form: Form): SettingsForm | null {
  return parseShown(StudySettingsSchema, form, 'settings-was')
}

/**
 * Saves the study settings that a learner changed. They apply to later reviews and don't change scheduled cards. Changing
 * the day start or time zone doesn't release another day's new cards.
 * @param shown what the form showed, so that a form that was opened earlier doesn't undo later changes; null if unknown
 */
export async function setStudySettings(
  learnerId: string,
  settings: SettingsForm,
  shown: SettingsForm | null,
  now: Date,
): Promise<void> {
  const isChanged = (name: string) => {
    const key = name as keyof SettingsForm
    return shown === null || settings[key] !== shown[key]
  }
  const changed: Partial<SettingsForm> = Object.fromEntries(
    Object.entries(settings).filter(([name]) => isChanged(name)),
  )
  const data = { ...changed, ...(await windowAfter(learnerId, changed, now)) }
  await db().reviewSettings.upsert({ where: { learnerId }, create: { learnerId, ...data }, update: data })
}

/** Returns the new-card window to store when the day start or time zone changes. */
async function windowAfter(learnerId: string, changed: Partial<StudyClock>, now: Date) {
  const before = await getStudySettings(learnerId)
  const { timeZone = before.clock.timeZone, dayStartsAt = before.clock.dayStartsAt } = changed
  const clock = { timeZone, dayStartsAt }
  const isSame = before.clock.timeZone === clock.timeZone && before.clock.dayStartsAt === clock.dayStartsAt
  if (isSame) return {}
  const { from, until } = carryWindow(newCardWindow(now, before.clock, before.newWindow), clock)
  return { newFrom: from, newUntil: until }
}

export const TimeZoneSchema = z.object({ timeZone })

/** Saves the time zone of the learner's browser if none is stored. */
export async function noteTimeZone(learnerId: string, zone: string, now: Date): Promise<void> {
  const { isZoneKnown } = await getStudySettings(learnerId)
  if (isZoneKnown) return
  const { newFrom = null, newUntil = null } = await windowAfter(learnerId, { timeZone: zone }, now)
  await storeTimeZone(learnerId, { timeZone: zone, newFrom, newUntil })
}
