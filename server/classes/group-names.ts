import 'server-only'
import { sortByText } from '@/domain/text/collation'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'

/** Lists the groups of a class by name. The caller has checked access with `requireClassPermission`. */
export async function listGroupNames(classId: string): Promise<{ id: string; name: string }[]> {
  const groups = await db().classGroup.findMany({ where: { classId }, select: { id: true, name: true } })
  return sortByText(groups, ({ name }) => name, readerCollator())
}
