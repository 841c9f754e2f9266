import 'server-only'
import { requireClassPermission } from '@/server/access/class-access'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/** The most snippets of a class, so that the list stays usable. */
const MAX_SNIPPETS = 50

export type Snippet = { id: string; text: string }

/** Lists the reusable comments of a class, oldest first. The caller has checked access with `requireClassPermission`. */
export function listSnippets(classId: string): Promise<Snippet[]> {
  return db().commentSnippet.findMany({
    where: { classId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, text: true },
  })
}

/** Adds a reusable comment to a class. Adding the same text again changes nothing. @throws AppError as `requireClassPermission`; CONFLICT if it has too many */
export async function addSnippet(actorId: string, classId: string, text: string): Promise<Snippet> {
  const ofClass = await requireClassPermission(actorId, classId, 'teach')
  const snippets = await listSnippets(ofClass.id)
  const same = snippets.find((snippet) => snippet.text === text)
  if (same) return same
  if (snippets.length >= MAX_SNIPPETS)
    throw new AppError('CONFLICT', {
      userMessage: `A class can have ${MAX_SNIPPETS} snippets. Remove one first.`,
    })
  return db().commentSnippet.create({
    data: { classId: ofClass.id, text },
    select: { id: true, text: true },
  })
}

/** Removes a reusable comment. Comments that contain it stay. @throws AppError as `requireClassPermission`; NOT_FOUND */
export async function removeSnippet(actorId: string, classId: string, id: string): Promise<void> {
  const ofClass = await requireClassPermission(actorId, classId, 'teach')
  const { count } = await db().commentSnippet.deleteMany({ where: { id, classId: ofClass.id } })
  if (count === 0) throw new AppError('NOT_FOUND')
}
