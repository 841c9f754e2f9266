import 'server-only'
import type { ClassRole } from '@/domain/access/class-permissions'
import { sortByText } from '@/domain/text/collation'
import { CLASS_ROLE } from '@/server/access/class-access'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/** The members of a class. The caller has checked access with `requireClassPermission`. */

export type Person = {
  id: string
  /** Their display name; their email if they have none. */
  name: string
  email: string
  isVerified: boolean
  role: ClassRole
  joinedAt: Date
  leftAt: Date | null
  groups: { id: string; name: string }[]
}

const personColumns = (classId: string) =>
  ({
    role: true,
    joinedAt: true,
    leftAt: true,
    user: {
      select: {
        id: true,
        name: true,
        email: true,
        emailVerifiedAt: true,
        groups: {
          where: { group: { classId } },
          select: { group: { select: { id: true, name: true } } },
        },
      },
    },
  }) as const

/** Lists current and former members by name. */
export async function listPeople(classId: string): Promise<Person[]> {
  const rows = await db().classMember.findMany({ where: { classId }, select: personColumns(classId) })
  const collator = readerCollator()
  return sortByText(
    rows.map((row) => toPerson(row, collator)),
    ({ name }) => name,
    collator,
  )
}

/** @throws AppError NOT_FOUND if the person was never in the class */
export async function getPerson(classId: string, userId: string): Promise<Person> {
  const row = await db().classMember.findUnique({
    where: { classId_userId: { classId, userId } },
    select: personColumns(classId),
  })
  if (!row) throw new AppError('NOT_FOUND')
  return toPerson(row, readerCollator())
}

type PersonRow = {
  role: keyof typeof CLASS_ROLE
  joinedAt: Date
  leftAt: Date | null
  user: {
    id: string
    name: string | null
    email: string | null
    emailVerifiedAt: Date | null
    groups: { group: { id: string; name: string } }[]
  }
}

function toPerson({ role, joinedAt, leftAt, user }: PersonRow, collator: Intl.Collator): Person {
  return {
    id: user.id,
    name: user.name ?? user.email ?? '',
    email: user.email ?? '',
    isVerified: user.emailVerifiedAt !== null,
    role: CLASS_ROLE[role],
    joinedAt,
    leftAt,
    groups: sortByText(
      user.groups.map(({ group }) => group),
      ({ name }) => name,
      collator,
    ),
  }
}

export type Group = { id: string; name: string; students: number; hasLimits: boolean }

/** Lists the groups of a class by name, with their current students. */
export async function listGroups(classId: string): Promise<Group[]> {
  const isStudent = { memberships: { some: { classId, role: 'STUDENT', leftAt: null } } } as const
  const rows = await db().classGroup.findMany({
    where: { classId },
    select: {
      id: true,
      name: true,
      _count: { select: { members: { where: { user: isStudent } }, overrides: true } },
    },
  })
  const groups = rows.map(({ id, name, _count }) => ({
    id,
    name,
    students: _count.members,
    hasLimits: _count.overrides > 0,
  }))
  return sortByText(groups, ({ name }) => name, readerCollator())
}

/** Lists the other active classes of an instructor, to which a student can be moved. */
export async function listOtherClasses(
  userId: string,
  classId: string,
): Promise<{ id: string; name: string; term: string | null }[]> {
  return db().class.findMany({
    where: {
      id: { not: classId },
      archivedAt: null,
      members: { some: { userId, role: 'INSTRUCTOR', leftAt: null } },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, term: true },
  })
}
