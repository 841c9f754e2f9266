import 'server-only'
import { plainText } from '@/domain/items/rich-text'
import type { Prisma } from '@/generated/prisma/client'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'

type Limits = {
  class?: Prisma.ClassWhereInput
  assignment?: Prisma.AssignmentWhereInput
  quiz?: Prisma.QuizWhereInput
  attempt?: Prisma.AttemptWhereInput
  item?: Prisma.ItemWhereInput
  group?: Prisma.ClassGroupWhereInput
  user?: Prisma.UserWhereInput
  invitation?: Prisma.ClassInvitationWhereInput
}

/** Maximum length of a question, in characters. */
const SAID = 80

/**
 * Returns the names of everything that audit entries can refer to, by ID (questions also by slug), without what was deleted or has no name.
 * @param known.people IDs that the entries have as a person, not in a text that someone may have written
 * @param known.slugs of questions
 * @param known.others all other IDs
 * @param classId leaves out what belongs to other classes, which its staff can't see; null for administrators
 */
export async function namesOfIds(
  known: {
    readonly people: readonly string[]
    readonly slugs: readonly string[]
    readonly others: readonly string[]
  },
  classId: string | null,
): Promise<Map<string, string>> {
  const id = { in: [...new Set(known.others)] }
  const of: Limits = classId === null ? {} : limitsTo(classId)
  const [courses, classes, assignments, quizzes, attempts, items, groups, invitations, people] =
    await Promise.all([
      db().course.findMany({ where: { id }, select: { id: true, title: true } }),
      db().class.findMany({ where: { AND: [{ id }, of.class ?? {}] }, select: { id: true, name: true } }),
      db().assignment.findMany({
        where: { id, ...of.assignment },
        select: { id: true, quiz: { select: { title: true } } },
      }),
      db().quiz.findMany({ where: { id, ...of.quiz }, select: { id: true, title: true } }),
      db().attempt.findMany({ where: { id, ...of.attempt }, select: { id: true, title: true } }),
      db().item.findMany({
        where: { AND: [{ OR: [{ id }, { slug: { in: [...new Set(known.slugs)] } }] }, of.item ?? {}] },
        select: { id: true, slug: true, currentVersion: { select: { id: true, content: true } } },
      }),
      db().classGroup.findMany({ where: { id, ...of.group }, select: { id: true, name: true } }),
      db().classInvitation.findMany({
        where: { id, ...of.invitation },
        select: { id: true, name: true, email: true },
      }),
      db().user.findMany({
        where: { OR: [{ id: { in: [...new Set(known.people)] } }, { id, ...of.user }] },
        select: { id: true, name: true, email: true },
      }),
    ])
  return new Map([
    ...[...courses, ...quizzes, ...attempts].map((row) => [row.id, row.title] as const),
    ...[...classes, ...groups].map((row) => [row.id, row.name] as const),
    ...assignments.map((row) => [row.id, row.quiz.title] as const),
    ...invitations.map(({ name, email, ...row }) => [row.id, name ?? email] as const),
    ...people.map(({ name, email, ...row }) => [row.id, name ?? email ?? 'A guest'] as const),
    ...items.flatMap(({ currentVersion, ...row }) => {
      if (!currentVersion) return []
      const stem = shortened(plainText(parsedItem(currentVersion).stem))
      return [[row.id, stem] as const, [row.slug, stem] as const]
    }),
  ])
}

/** The conditions on what the staff of a class can see. */
function limitsTo(classId: string): Limits {
  return {
    class: { id: classId },
    assignment: { classId },
    quiz: { OR: [{ assignment: null }, { assignment: { classId } }] },
    attempt: { quiz: { assignment: { classId } } },
    item: { OR: [{ classId: null }, { classId }] },
    group: { classId },
    user: { memberships: { some: { classId } } },
    invitation: { classId },
  }
}

function shortened(text: string): string {
  return text.length > SAID ? `${text.slice(0, SAID)}…` : text
}
