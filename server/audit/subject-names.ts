import 'server-only'
import { plainText } from '@/domain/items/rich-text'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'

/** Maximum length of a question, in characters. */
const SAID = 80

type Subject = { subjectType: string; subjectId: string }

/** Returns the names of the subjects of audit entries by ID, without those that were deleted or have no name. */
export async function namesOfSubjects(entries: readonly Subject[]): Promise<Map<string, string>> {
  const idsOf = (type: string) => ({
    in: [...new Set(entries.flatMap((entry) => (entry.subjectType === type ? [entry.subjectId] : [])))],
  })
  const [courses, classes, assignments, quizzes, attempts, items] = await Promise.all([
    db().course.findMany({ where: { id: idsOf('course') }, select: { id: true, title: true } }),
    db().class.findMany({ where: { id: idsOf('class') }, select: { id: true, name: true } }),
    db().assignment.findMany({
      where: { id: idsOf('assignment') },
      select: { id: true, quiz: { select: { title: true } } },
    }),
    db().quiz.findMany({ where: { id: idsOf('quiz') }, select: { id: true, title: true } }),
    db().attempt.findMany({ where: { id: idsOf('attempt') }, select: { id: true, title: true } }),
    db().item.findMany({
      where: { id: idsOf('item') },
      select: { id: true, currentVersion: { select: { id: true, content: true } } },
    }),
  ])
  return new Map([
    ...[...courses, ...quizzes, ...attempts].map(({ id, title }) => [id, title] as const),
    ...classes.map(({ id, name }) => [id, name] as const),
    ...assignments.map(({ id, quiz }) => [id, quiz.title] as const),
    ...items.flatMap(({ id, currentVersion }) =>
      currentVersion ? [[id, shortened(plainText(parsedItem(currentVersion).stem))] as const] : [],
    ),
  ])
}

function shortened(text: string): string {
  return text.length > SAID ? `${text.slice(0, SAID)}…` : text
}
