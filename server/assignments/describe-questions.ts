import { plural } from '@/domain/text/format'
import 'server-only'
import type { QuestionCount } from '@/domain/attempts/count-questions'
import { formatUnseen } from '@/domain/attempts/format-rules'
import type { Quiz } from '@/domain/attempts/quiz'
import type { Course } from '@/domain/content/course'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { findCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'

export type AskedQuestions = {
  /** Descriptions of the questions, for people. */
  lines: string[]
  /** The number of course questions in an attempt, whose keys are public; the maximum if random rules can draw others. */
  publicItems: number
  isPublicExact: boolean
}

/** Describes the questions of an assignment for staff. */
export async function describeQuestions(
  definition: Quiz,
  classId: string,
  count: QuestionCount,
): Promise<AskedQuestions> {
  const { items, pools, shuffleItems } = definition
  const unseen = formatUnseen(definition, 'the student has')
  const [fixed, ofClass] = await Promise.all([
    db().item.findMany({
      where: { slug: { in: items }, OR: [{ classId: null }, { classId }, { isAssignmentOnly: false }] },
      select: { classId: true },
    }),
    db().class.findUniqueOrThrow({ where: { id: classId }, select: { course: { select: { slug: true } } } }),
  ])
  const course = findCourse(ofClass.course.slug)
  const publicFixed = fixed.filter((item) => item.classId === null).length
  const drawn = count.rules.reduce((sum, { max }) => sum + max, 0)
  return {
    lines: [
      ...(items.length > 0 ? [plural(items.length, 'selected question')] : []),
      ...pools.map((pool) => formatPool(pool, course)),
      ...(unseen === null ? [] : [unseen]),
      shuffleItems ? 'Shuffled for each student' : 'Same order for everyone',
    ],
    publicItems: Math.min(count.max, publicFixed + drawn),
    isPublicExact: drawn === 0,
  }
}

/** "8 random questions from “The deal’s terms”, number only". */
export function formatPool(
  { concepts, types, count }: Quiz['pools'][number],
  course: Pick<Course, 'areas' | 'concepts'> | null,
): string {
  const number = plural(count, 'random question')
  const kinds = types ? `, ${types.map((type) => TYPE_LABELS[type].toLowerCase()).join(' or ')} only` : ''
  return `${number} from ${formatAbout(concepts, course)}${kinds}`
}

/** Names areas if all their concepts are included, and otherwise the concepts. */
function formatAbout(concepts: readonly string[], course: Pick<Course, 'areas' | 'concepts'> | null): string {
  if (!course) return concepts.join(', ')
  const wanted = new Set(concepts)
  if (course.concepts.every(({ id }) => wanted.has(id))) return 'the whole course'
  const whole = course.areas.filter((area) => {
    const own = course.concepts.filter((concept) => concept.area === area.id)
    return own.length > 0 && own.every(({ id }) => wanted.has(id))
  })
  const covered = new Set(whole.map(({ id }) => id))
  const single = course.concepts.filter(({ id, area }) => wanted.has(id) && !covered.has(area))
  return [...whole, ...single].map(({ title }) => `“${title}”`).join(', ')
}
