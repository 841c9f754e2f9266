import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { editQuestions, type QuestionEdit } from '@/domain/attempts/edit-questions'
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
  z.object({ do: z.literal('move-pool-up'), ...shownPool }),
  z.object({ do: z.literal('move-pool-down'), ...shownPool }),
])

/** Applies one edit of an assignment's questions. @throws AppError as `requireAssignmentPermission`, INVALID_INPUT */
export async function editAssignmentQuestions(
  actor: Actor & { id: string },
  target: Target,
  asked: z.infer<typeof QuestionEditSchema>,
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const edit = editFrom(asked, assignment)
  if ('pool' in asked) assertShown(assignment.quiz.definition, asked.index, asked.pool)
  if (edit.do === 'add-items') await assertAskable(actor.id, assignment, edit.items)
  await setQuestions(actor, target, editQuestions(askedBy(assignment), edit))
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
