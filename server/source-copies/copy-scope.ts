import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { requireClassPermission } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/** A copy of an article is for the members of one class, or for everyone with an account. */

export const CourseScopeSchema = z.object({ course: idText })
export const ClassScopeSchema = z.object({ class: idText })
export type ScopeInput = z.infer<typeof CourseScopeSchema> | z.infer<typeof ClassScopeSchema>

export type CopyScope = {
  /** The ID of the class or of the course. */
  id: string
  courseId: string
  courseSlug: string
  classId: string | null
}

/**
 * Returns the scope if the viewer can attach and remove its copy: as an instructor of the class, or as an administrator.
 * @param options.evenArchived also in an archived class
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED
 */
export async function requireCopyScope(
  viewerId: string,
  input: ScopeInput,
  options: { evenArchived?: boolean; client?: Tx } = {},
): Promise<CopyScope> {
  if ('class' in input) {
    const { id, courseId, courseSlug } = await requireClassPermission(
      viewerId,
      input.class,
      'manage',
      options,
    )
    return { id, courseId, courseSlug, classId: id }
  }
  const client = options.client ?? db()
  const { role } = await client.user.findUniqueOrThrow({ where: { id: viewerId }, select: { role: true } })
  if (role !== 'ADMIN') throw new AppError('FORBIDDEN')
  const { slug } = getCourse(input.course)
  const { id } = await client.course.findUniqueOrThrow({ where: { slug }, select: { id: true } })
  return { id, courseId: id, courseSlug: slug, classId: null }
}

/** What an audit entry about the copy names. */
export function copySubject({ id, classId }: CopyScope) {
  return { subject: { type: classId === null ? 'course' : 'class', id }, classId } as const
}
