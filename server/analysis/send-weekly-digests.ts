import 'server-only'
import { digestWeekOf, formatDigest } from '@/domain/overview/digest'
import { CLASS_ROLE, storedRolesWith } from '@/server/access/class-access'
import { notify } from '@/server/notifications/notify'
import { db } from '@/server/platform/db'
import { log } from '@/server/platform/log'
import { type ClassSummary, SUMMARIZED_CLASS, summarizeClass } from './list-class-overviews'

const KEY = 'weekly-digest'
const KIND = 'weekly-digest'

/**
 * Sends the weekly digest to the staff of every class with students, once a week, from Monday on. The first week on a new site has none.
 * @returns how many people got one
 */
export async function sendWeeklyDigests(now: Date): Promise<number> {
  if (!(await claimWeek(digestWeekOf(now)))) return 0
  const classes = await db().class.findMany({
    where: { archivedAt: null, members: { some: { role: 'STUDENT', leftAt: null } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      ...SUMMARIZED_CLASS,
      members: {
        where: {
          ...{ role: { in: storedRolesWith('viewGrades') }, leftAt: null },
          NOT: { user: { mutedNotifications: { has: KIND } } },
        },
        select: { userId: true, role: true },
      },
    },
  })
  const byPerson = new Map<string, ClassSummary[]>()
  for (const { members, ...ofClass } of classes) {
    const [first] = members
    if (!first) continue
    const summary = await summarizeClass(ofClass, CLASS_ROLE[first.role], now).catch((error) =>
      log.error({ error }, 'summarizing a class for the weekly digest failed'),
    )
    if (!summary) continue
    for (const { userId } of members) byPerson.set(userId, [...(byPerson.get(userId) ?? []), summary])
  }
  await db().$transaction((tx) =>
    notify(
      tx,
      [...byPerson].map(([userId, summaries]) => ({
        ...({ userId, kind: KIND, ...formatDigest(summaries), createdAt: now } as const),
        path: pathOf(summaries),
      })),
    ),
  )
  return byPerson.size
}

function pathOf([first, ...others]: readonly ClassSummary[]): string {
  return first && others.length === 0 ? `/classes/${first.id}/overview` : '/classes/overview'
}

/** Marks the week as sent first, so that two processes never send it twice. @returns whether this call sends it */
async function claimWeek(week: string): Promise<boolean> {
  const value = { week }
  const known = await db().instanceSetting.findUnique({ where: { key: KEY } })
  if (!known) {
    await db().instanceSetting.createMany({ data: [{ key: KEY, value }], skipDuplicates: true })
    return false
  }
  const { count } = await db().instanceSetting.updateMany({
    where: { key: KEY, NOT: { value: { equals: value } } },
    data: { value },
  })
  return count > 0
}
