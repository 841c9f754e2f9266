import 'server-only'
import {
  type ClassPermission,
  type ClassRole,
  canInClass,
  rolesWith,
} from '@/domain/access/class-permissions'
import { requireStaffTwoStep } from '@/server/http/staff-two-step'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { archivedError } from './lock-class'

/** Maps the database's role names to the domain's, and back. */
export const CLASS_ROLE = {
  INSTRUCTOR: 'instructor',
  ASSISTANT: 'assistant',
  OBSERVER: 'observer',
  STUDENT: 'student',
} as const satisfies Record<string, ClassRole>
export const STORED_CLASS_ROLE = {
  instructor: 'INSTRUCTOR',
  assistant: 'ASSISTANT',
  observer: 'OBSERVER',
  student: 'STUDENT',
} as const satisfies Record<ClassRole, keyof typeof CLASS_ROLE>

/** The roles with a permission as the database names them, for queries. */
export function storedRolesWith(ability: ClassPermission) {
  return rolesWith(ability).map((role) => STORED_CLASS_ROLE[role])
}

/** A class as one of its members sees it. */
export type ClassForMember = {
  id: string
  name: string
  term: string | null
  courseId: string
  courseSlug: string
  /** Due dates, extra days, and late days are calendar days in it. */
  timeZone: string
  role: ClassRole
  archivedAt: Date | null
}

/**
 * Returns the class if the viewer has the permission. Every class feature checks permissions here.
 * @throws AppError NOT_FOUND if the viewer isn't in the class, FORBIDDEN if their role doesn't allow it or they lack two-step verification that it needs, CLOSED if the class is archived
 */
export async function requireClassPermission(
  viewerId: string,
  classId: string,
  ability: ClassPermission,
  options: { evenArchived?: boolean; client?: Tx } = {},
): Promise<ClassForMember> {
  const row = await (options.client ?? db()).classMember.findFirst({
    where: { classId, userId: viewerId, leftAt: null },
    select: {
      role: true,
      class: {
        select: {
          id: true,
          name: true,
          term: true,
          courseId: true,
          timeZone: true,
          archivedAt: true,
          course: { select: { slug: true } },
        },
      },
    },
  })
  const role = row ? CLASS_ROLE[row.role] : null
  const decision = canInClass({ role, isArchived: Boolean(row?.class.archivedAt) }, ability, options)
  if (!row || role === null) throw new AppError('NOT_FOUND')
  if (!decision.allowed) {
    if (decision.reason === 'archived') throw archivedError()
    throw new AppError('FORBIDDEN')
  }
  if (role !== 'student') await requireStaffTwoStep(viewerId, options.client)
  const { course, ...rest } = row.class
  return { ...rest, courseSlug: course.slug, role }
}
