import 'server-only'
import { plainText } from '@/domain/items/rich-text'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'

/** Maximum length of a question, in characters. */
const SAID = 80

/**
 * Returns the names of everything that audit entries can refer to, by ID, without what was deleted or has no name.
 * @param classId leaves out the names of other classes, which its staff can't see; null for administrators
 */
export async function namesOfIds(
  known: readonly string[],
  classId: string | null,
): Promise<Map<string, string>> {
  const id = { in: [...new Set(known)] }
  const [courses, classes, assignments, quizzes, attempts, items, groups, people] = await Promise.all([
    db().course.findMany({ where: { id }, select: { id: true, title: true } }),
    db().class.findMany({
      where: { AND: [{ id }, classId === null ? {} : { id: classId }] },
      select: { id: true, name: true },
    }),
    db().assignment.findMany({ where: { id }, select: { id: true, quiz: { select: { title: true } } } }),
    db().quiz.findMany({ where: { id }, select: { id: true, title: true } }),
    db().attempt.findMany({ where: { id }, select: { id: true, title: true } }),
    db().item.findMany({
      where: { id },
      select: { id: true, currentVersion: { select: { id: true, content: true } } },
    }),
    db().classGroup.findMany({ where: { id }, select: { id: true, name: true } }),
    db().user.findMany({ where: { id }, select: { id: true, name: true, email: true } }),
  ])
  return new Map([
    ...[...courses, ...quizzes, ...attempts].map((row) => [row.id, row.title] as const),
    ...[...classes, ...groups].map((row) => [row.id, row.name] as const),
    ...assignments.map((row) => [row.id, row.quiz.title] as const),
    ...people.map(({ name, email, ...row }) => [row.id, name ?? email ?? 'A guest'] as const),
    ...items.flatMap(({ currentVersion, ...row }) =>
      currentVersion ? [[row.id, shortened(plainText(parsedItem(currentVersion).stem))] as const] : [],
    ),
  ])
}

function shortened(text: string): string {
  return text.length > SAID ? `${text.slice(0, SAID)}…` : text
}
