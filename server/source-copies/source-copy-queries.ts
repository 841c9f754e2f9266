import 'server-only'
import { getCourse } from '@/server/content/read-course'
import type { Viewer } from '@/server/http/admit'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/** A paragraph of an article, for one reader. */
export type SourceParagraph = {
  /** Null if no copy is attached that the reader can see. */
  text: string | null
  /** Whether the reader sees the text after signing in. */
  needsAccount: boolean
}

/**
 * Finds the text of a paragraph in a copy that the viewer can read: one for all accounts, or one of a class that they are
 * a member of now. Guests and visitors get no text.
 * @throws AppError NOT_FOUND if the article has no such paragraph
 */
export async function findSourceParagraph(
  viewer: Viewer | null,
  courseSlug: string,
  paragraph: number,
): Promise<SourceParagraph> {
  const { slug, source } = getCourse(courseSlug)
  if (paragraph > source.paragraphs) throw new AppError('NOT_FOUND')
  const account = viewer && !viewer.isGuest ? viewer.id : null
  const ofClass = account ? [{ class: { members: { some: { userId: account, leftAt: null } } } }] : []
  const copies = await db().sourceCopy.findMany({
    where: { course: { slug }, OR: [{ classId: null }, ...ofClass] },
    orderBy: { attachedAt: 'desc' },
    select: { paragraphs: true },
  })
  // The course can have changed since a copy was attached.
  const fitting = copies.find(({ paragraphs }) => paragraphs.length === source.paragraphs)
  return {
    text: account ? (fitting?.paragraphs[paragraph - 1] ?? null) : null,
    needsAccount: account === null && fitting !== undefined,
  }
}

/** A copy as those who manage it see it, without its text. */
export type AttachedCopy = {
  attachedAt: Date
  /** Whether it no longer has as many paragraphs as the article, so that no one sees it. */
  isOutdated: boolean
}

/**
 * Finds the copy that is attached for a class, or for all accounts. The caller has checked the permission.
 * @param classId null for all accounts
 */
export async function findAttachedCopy(
  courseSlug: string,
  classId: string | null,
): Promise<AttachedCopy | null> {
  const row = await db().sourceCopy.findFirst({
    where: { course: { slug: courseSlug }, classId },
    select: { attachedAt: true, paragraphs: true },
  })
  if (!row) return null
  const isOutdated = row.paragraphs.length !== getCourse(courseSlug).source.paragraphs
  return { attachedAt: row.attachedAt, isOutdated }
}
