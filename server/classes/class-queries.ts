import 'server-only'
import { type ClassRole, isStaffRole } from '@/domain/access/class-permissions'
import { CLASS_ROLE } from '@/server/access/class-access'
import { db } from '@/server/platform/db'

export type MyClass = {
  id: string
  name: string
  term: string | null
  role: ClassRole
  isArchived: boolean
  courseTitle: string
  students: number
}

/** Lists a user's classes, newest first. */
export async function listMyClasses(userId: string): Promise<MyClass[]> {
  const rows = await db().classMember.findMany({
    where: { userId, leftAt: null },
    orderBy: [{ class: { createdAt: 'desc' } }, { classId: 'desc' }],
    select: {
      role: true,
      class: {
        select: {
          id: true,
          name: true,
          term: true,
          archivedAt: true,
          course: { select: { title: true } },
          _count: { select: { members: { where: { role: 'STUDENT', leftAt: null } } } },
        },
      },
    },
  })
  return rows.map(({ role, class: row }) => ({
    id: row.id,
    name: row.name,
    term: row.term,
    role: CLASS_ROLE[role],
    isArchived: row.archivedAt !== null,
    courseTitle: row.course.title,
    students: row._count.members,
  }))
}

/** Lists the classes that a user teaches now, newest first. */
export async function listTaughtClasses(userId: string): Promise<MyClass[]> {
  const classes = await listMyClasses(userId)
  return classes.filter(({ role, isArchived }) => isStaffRole(role) && !isArchived)
}

export type MyInvitation = { code: string; className: string; term: string | null; role: ClassRole }

/**
 * Lists the invitations to an account's email, only if it is verified. Otherwise, someone who registers with another person's email
 * could join a class.
 */
export async function listMyInvitations(userId: string): Promise<MyInvitation[]> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, emailVerifiedAt: true },
  })
  if (user.email === null || user.emailVerifiedAt === null) return []
  const rows = await db().classInvitation.findMany({
    where: {
      email: user.email,
      withdrawnAt: null,
      class: { archivedAt: null },
    },
    orderBy: { createdAt: 'desc' },
    select: { code: true, role: true, class: { select: { name: true, term: true } } },
  })
  return rows.map(({ code, role, class: { name, term } }) => ({
    code,
    className: name,
    term,
    role: CLASS_ROLE[role],
  }))
}

/** Lists the instructors of a class by name, or by email without a name. */
export async function listInstructorNames(classId: string): Promise<string[]> {
  return (await listInstructors(classId)).map(({ name, email }) => name ?? email ?? '')
}

/** Lists the instructors of a class who have a name, for readers without an account, who don’t see emails. */
export async function listPublicInstructorNames(classId: string): Promise<string[]> {
  return (await listInstructors(classId)).flatMap(({ name }) => name ?? [])
}

async function listInstructors(classId: string): Promise<{ name: string | null; email: string | null }[]> {
  const rows = await db().classMember.findMany({
    where: { classId, role: 'INSTRUCTOR', leftAt: null },
    orderBy: { joinedAt: 'asc' },
    select: { user: { select: { name: true, email: true } } },
  })
  return rows.map(({ user }) => user)
}
