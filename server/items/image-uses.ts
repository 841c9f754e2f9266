import type { Item } from '@/domain/items/item'
import { listAllEmbedded, listImageIds } from '@/domain/items/rich-texts'
import { storedRolesWith } from '@/server/access/class-access'
import type { Tx } from '@/server/platform/db'

type Version = {
  id: string
  item: Item
  classId: string | null
  /** The version that the question was copied from. */
  originVersionId: string | null
  /** The user who published it. */
  byId: string | null
}

/**
 * Stores which images a new version of a question shows. An image of another class is allowed only if the question was copied from there, a question
 * of the class shows it already, or its author can edit that class's questions. Otherwise, knowing an image's ID would be enough to see it.
 * @returns a problem for each other image, by the path of its text
 */
export async function recordImageUses(
  tx: Tx,
  { id, item, classId, originVersionId, byId }: Version,
): Promise<{ path: string; message: string }[]> {
  const ids = listImageIds(item)
  if (ids.length === 0) return []
  const usedBy = (itemVersion: object) => ({ uses: { some: { itemVersion } } })
  const rows = await tx.media.findMany({
    where: {
      id: { in: ids },
      OR: [
        ...(classId === null ? [] : [{ classId }, usedBy({ item: { classId } })]),
        ...(originVersionId === null ? [] : [usedBy({ id: originVersionId })]),
        ...(byId === null ? [] : [{ class: { members: { some: teaches(byId) } } }]),
      ],
    },
    select: { id: true },
  })
  const allowed = new Set(rows.map((row) => row.id))
  await tx.mediaUse.createMany({
    data: [...allowed].map((mediaId) => ({ mediaId, itemVersionId: id })),
  })
  return listAllEmbedded(item).flatMap(({ path, embedded }) =>
    embedded.kind !== 'image' || embedded.mediaId === null || allowed.has(embedded.mediaId)
      ? []
      : [{ path: path.join('.'), message: 'This image isn’t in this class. Insert it again.' }],
  )
}

function teaches(userId: string) {
  return { userId, leftAt: null, role: { in: storedRolesWith('teach') } }
}

/** A copy of a version shows the same images. */
export async function copyImageUses(tx: Tx, fromVersionId: string, toVersionId: string): Promise<void> {
  const uses = await tx.mediaUse.findMany({
    where: { itemVersionId: fromVersionId },
    select: { mediaId: true },
  })
  await tx.mediaUse.createMany({ data: uses.map((use) => ({ ...use, itemVersionId: toVersionId })) })
}
