import 'server-only'
import { z } from 'zod'
import { RETENTION } from '@/domain/scheduling/memory'
import { isTimeZone } from '@/domain/scheduling/study-day'
import { db } from '@/server/db'

const timeZone = z.string().max(100).refine(isTimeZone, 'That is no time zone.')
const day = z.iso.date()
const box = z
  .literal('on')
  .optional()
  .transform((ticked) => ticked === 'on')

export const StudySettingsSchema = z.object({
  /** In per cent, as the form has it. */
  retention: z.coerce
    .number()
    .min(RETENTION.least * 100)
    .max(RETENTION.most * 100)
    .transform((percent) => percent / 100),
  minutesPerDay: z.coerce.number().int().min(1).max(240),
  newPerDay: z.coerce.number().int().min(0).max(100),
  dayStartsAt: z.coerce.number().int().min(0).max(23),
  timeZone,
  reminders: box,
  asksConfidence: box,
  examOn: z.union([z.literal(''), day]).transform((date) => date || null),
})

/** Sets how somebody studies. What was scheduled stays; what is reviewed from now on follows. */
export async function setStudySettings(
  learnerId: string,
  settings: z.infer<typeof StudySettingsSchema>,
): Promise<void> {
  await db().reviewSettings.upsert({
    where: { learnerId },
    create: { learnerId, ...settings },
    update: settings,
  })
}

export const TimeZoneSchema = z.object({ timeZone })

/** Notes the time zone of the learner's browser, where none was known. */
export async function noteTimeZone(learnerId: string, zone: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "ReviewSettings" AS own ("learnerId", "timeZone") VALUES (${learnerId}, ${zone})
    ON CONFLICT ("learnerId") DO UPDATE SET "timeZone" = COALESCE(own."timeZone", EXCLUDED."timeZone")`
}
