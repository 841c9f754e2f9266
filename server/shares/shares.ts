import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { isShareLive, knownSections, SHARE_SECTIONS, type ShareSection } from '@/domain/access/share-sections'
import { requiredText } from '@/domain/text/typed-text'
import { addCalendarDays } from '@/domain/time/calendar'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { getStudySettings } from '@/server/review/study-settings'

/** Share links to a read-only report of a learner's progress. Each is shown once, when it is created, and stored as a hash. */

const MAX_LIVE_SHARES = 20

const box = z.literal('on').optional()

/** The form, with a checkbox for each section of the report, named after it. */
export const CreateShareSchema = z
  .object({
    course: idText,
    label: requiredText('Enter who it’s for.', { most: 100 }),
    days: z.enum(['7', '30', '90', '365']).transform(Number),
    knowledge: box,
    forecast: box,
    study: box,
    results: box,
    calibration: box,
  } satisfies Record<ShareSection | 'course' | 'label' | 'days', z.ZodType>)
  .transform(({ course, label, days, ...boxes }) => ({
    ...{ course, label, days },
    sections: knownSections(Object.keys(SHARE_SECTIONS)).filter((section) => boxes[section]),
  }))

/**
 * Creates a link to the learner's report.
 * @returns the link, which isn't stored
 * @throws AppError NOT_FOUND if there is no such course, INVALID_INPUT if no section is selected, CONFLICT if the learner has too many links
 */
export async function createShare(
  learnerId: string,
  { course, label, days, sections }: z.infer<typeof CreateShareSchema>,
  now: Date,
): Promise<string> {
  getCourse(course)
  if (sections.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Select at least one section to show.' })
  const live = await db().progressShare.count({
    where: { learnerId, revokedAt: null, expiresAt: { gt: now } },
  })
  if (live >= MAX_LIVE_SHARES)
    throw new AppError('CONFLICT', {
      userMessage: `You have ${MAX_LIVE_SHARES} active share links. Revoke one first.`,
    })
  const { timeZone } = (await getStudySettings(learnerId)).clock
  const token = randomBytes(24).toString('base64url')
  const expiresAt = addCalendarDays(now, days, timeZone)
  await db().progressShare.create({
    data: { learnerId, courseSlug: course, label, sections, expiresAt, tokenHash: hashOf(token) },
  })
  return `${publicUrl()}/shared/${token}`
}

export type ShareSummary = {
  id: string
  label: string
  sections: ShareSection[]
  createdAt: Date
  expiresAt: Date
  isLive: boolean
}

/** Lists the learner's links, newest first, without revoked ones. */
export async function listShares(learnerId: string, now: Date): Promise<ShareSummary[]> {
  const rows = await db().progressShare.findMany({
    where: { learnerId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, label: true, sections: true, createdAt: true, expiresAt: true, revokedAt: true },
  })
  return rows.map(({ sections, revokedAt, ...share }) => ({
    ...share,
    sections: knownSections(sections),
    isLive: isShareLive({ expiresAt: share.expiresAt, revokedAt }, now),
  }))
}

export const RevokeShareSchema = z.object({ id: idText })

/** Revokes a link immediately. @throws AppError NOT_FOUND if it isn't this learner's */
export async function revokeShare(learnerId: string, id: string, now: Date): Promise<void> {
  const { count } = await db().progressShare.updateMany({
    where: { id, learnerId, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count === 0) throw new AppError('NOT_FOUND')
}

export type SharedReport = {
  learnerId: string
  name: string | null
  courseSlug: string
  sections: ShareSection[]
  expiresAt: Date
}

/** Returns the report of a link. @throws AppError NOT_FOUND if it doesn't exist, has expired, or was revoked, without saying which */
export async function getSharedReport(token: string, now: Date): Promise<SharedReport> {
  const share = await db().progressShare.findUnique({
    where: { tokenHash: hashOf(token) },
    select: {
      learnerId: true,
      courseSlug: true,
      sections: true,
      expiresAt: true,
      revokedAt: true,
      learner: { select: { name: true } },
    },
  })
  if (!share || !isShareLive(share, now)) throw new AppError('NOT_FOUND')
  const { learnerId, courseSlug, sections, expiresAt, learner } = share
  return { learnerId, courseSlug, expiresAt, name: learner.name, sections: knownSections(sections) }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
