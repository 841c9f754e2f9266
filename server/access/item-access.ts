import 'server-only'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ClassForMember, requireClassPermission } from './class-access'

/** Returns a class's own question for staff with the `teach` permission. @throws AppError as `requireClassPermission`; NOT_FOUND if it isn't the class's */
export async function getOwnItem(
  viewerId: string,
  target: { classId: string; itemId: string },
  client: Tx = db(),
) {
  const ofClass: ClassForMember = await requireClassPermission(viewerId, target.classId, 'teach', { client })
  const item = await client.item.findFirst({
    where: { id: target.itemId, classId: ofClass.id },
    select: {
      id: true,
      slug: true,
      type: true,
      draft: true,
      draftRevision: true,
      draftSavedAt: true,
      isAssignmentOnly: true,
      retiredAt: true,
      currentVersion: { select: { id: true, number: true, content: true } },
      originVersion: {
        select: { number: true, item: { select: { slug: true, classId: true } }, content: true },
      },
      versions: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          createdAt: true,
          content: true,
          _count: { select: { attemptItems: true } },
        },
      },
    },
  })
  if (!item) throw new AppError('NOT_FOUND')
  return { ...item, class: ofClass }
}
export type OwnItem = Awaited<ReturnType<typeof getOwnItem>>
