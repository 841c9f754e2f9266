import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { type AskedBy, editQuestions, type QuestionEdit } from '@/domain/attempts/edit-questions'
import { PointsSchema, PoolSchema, pointsOfItem } from '@/domain/attempts/quiz'
import { ITEM_TYPES } from '@/domain/items/item'
import { getCourse } from '@/server/content/read-course'
import { AppError } from '@/server/platform/errors'
import type { Actor } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { itemSlug, listBankItems, MAX_SELECTED } from './bank-queries'
import { askedBy, setQuestions } from './change-assignment'
import { assertShown, type TypedQuestions, withTyped } from './typed-questions'

type Target = { classId: string; assignmentId: string }

const TOO_MANY_QUESTIONS = 'Enter at most 100 questions.'

const position = z.coerce.number().int().min(0).max(1000)

/** A rule as `poolAsShown`. */
const poolText = z
  .string()
  .max(10_000)
  .transform((text, context) => {
    const pool = PoolSchema.safeParse(parseJson(text))
    if (pool.success) return pool.data
    context.addIssue({ code: 'custom', message: 'This isn’t a random rule.' })
    return z.NEVER
  })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A removed question or rule, with what is needed to restore it. */
const RemovedSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('item'), item: itemSlug, at: position, points: PointsSchema }),
  z.object({ what: z.literal('pool'), pool: PoolSchema, at: position }),
])
type Removed = z.infer<typeof RemovedSchema>

/** Reads what the page's query says was removed; null if it says nothing. */
export function readRemoved(text: unknown): Removed | null {
  return typeof text === 'string' ? (RemovedSchema.safeParse(parseJson(text)).data ?? null) : null
}

/** A rule by its position, with the rule that the page showed there, so that a button pressed twice doesn’t affect the next rule. */
const shownPool = { index: z.coerce.number().int().min(0), pool: z.string().max(10_000) }

export const QuestionEditSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('add-items'),
    /** A list, or text with commas, because an action’s form has one field of a name. */
    items: z.preprocess(
      (given) => (typeof given === 'string' ? given.split(',').filter(Boolean) : given),
      z.array(itemSlug).max(MAX_SELECTED),
    ),
  }),
  z.object({ do: z.literal('remove-item'), item: itemSlug }),
  z.object({
    do: z.literal('restore-item'),
    item: itemSlug,
    at: position,
    points: z.coerce.number().pipe(PointsSchema),
  }),
  z.object({ do: z.literal('move-up'), item: itemSlug }),
  z.object({ do: z.literal('move-down'), item: itemSlug }),
  z.object({
    do: z.literal('add-pool'),
    /** The ID of an area or concept, or '' for the whole course. */
    about: idText,
    count: z.coerce
      .number('Enter the number of questions.')
      .int('The number of questions must be a whole number.')
      .min(1, 'Enter at least 1 question.')
      .max(100, TOO_MANY_QUESTIONS),
    type: z.enum(['', ...ITEM_TYPES]),
  }),
  z.object({ do: z.literal('remove-pool'), ...shownPool }),
  z.object({ do: z.literal('restore-pool'), at: position, pool: poolText }),
  z.object({ do: z.literal('move-pool-up'), ...shownPool }),
  z.object({ do: z.literal('move-pool-down'), ...shownPool }),
])

/**
 * Applies one edit of an assignment's questions.
 * @returns what was removed; null if nothing
 * @throws AppError as `requireAssignmentPermission`, INVALID_INPUT
 */
export async function editAssignmentQuestions(
  actor: Actor & { id: string },
  target: Target,
  asked: z.infer<typeof QuestionEditSchema>,
): Promise<Removed | null> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const edit = editFrom(asked, assignment)
  if ('index' in asked) assertShown(assignment.quiz.definition, asked.index, asked.pool)
  if (edit.do === 'add-items') await assertAskable(actor.id, assignment, edit.items)
  if (edit.do === 'restore-item') await assertAskable(actor.id, assignment, [edit.item])
  const selection = askedBy(assignment)
  await setQuestions(actor, target, editQuestions(selection, edit))
  return findRemoved(selection, edit)
}

function findRemoved(before: AskedBy, edit: QuestionEdit): Removed | null {
  if (edit.do === 'remove-item') {
    const at = before.items.indexOf(edit.item)
    return at < 0 ? null : { what: 'item', item: edit.item, at, points: pointsOfItem(before, edit.item) }
  }
  const pool = edit.do === 'remove-pool' ? before.pools[edit.index] : undefined
  return edit.do === 'remove-pool' && pool ? { what: 'pool', pool, at: edit.index } : null
}

/** Saves what the questions are worth in later attempts. @throws AppError as `requireAssignmentPermission`, CONFLICT if a rule has changed */
export async function savePoints(
  actor: Actor & { id: string },
  target: Target,
  typed: TypedQuestions,
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const questions = withTyped(askedBy(assignment), typed)
  if (questions) await setQuestions(actor, target, questions)
}

function editFrom(form: z.infer<typeof QuestionEditSchema>, { class: ofClass }: AssignmentRow): QuestionEdit {
  switch (form.do) {
    case 'move-up':
      return { do: 'move-item', item: form.item, by: -1 }
    case 'move-down':
      return { do: 'move-item', item: form.item, by: 1 }
    case 'move-pool-up':
      return { do: 'move-pool', index: form.index, by: -1 }
    case 'move-pool-down':
      return { do: 'move-pool', index: form.index, by: 1 }
    case 'add-pool': {
      const concepts = conceptsAbout(form.about, ofClass.courseSlug)
      return {
        do: 'add-pool',
        pool: { concepts, count: form.count, ...(form.type && { types: [form.type] }) },
      }
    }
    default:
      return form
  }
}

function conceptsAbout(about: string, courseSlug: string): string[] {
  const { concepts } = getCourse(courseSlug)
  const wanted = concepts.filter(({ id, area }) => about === '' || about === area || about === id)
  if (wanted.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Select an area or concept of the course.' })
  return wanted.map(({ id }) => id)
}

async function assertAskable(viewerId: string, assignment: AssignmentRow, slugs: readonly string[]) {
  if (slugs.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Select at least one question.' })
  const found = await listBankItems(viewerId, assignment, slugs)
  if (found.length !== new Set(slugs).size) throw new AppError('NOT_FOUND')
}
