import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { type AskedBy, editQuestions, type QuestionEdit } from '@/domain/attempts/edit-questions'
import { PointsSchema, type Quiz, WHEN_FEW_UNSEEN } from '@/domain/attempts/quiz'
import { ITEM_TYPES } from '@/domain/items/item'
import { getCourse } from '@/server/content/read-course'
import { parseInput } from '@/server/http/parse-input'
import { type Form, numberFrom, textFrom } from '@/server/http/read-form'
import { AppError } from '@/server/platform/errors'
import type { Actor } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { itemSlug, listBankItems, MAX_SELECTED } from './bank-queries'
import { setQuestions } from './change-assignment'

type Target = { classId: string; assignmentId: string }

export function askedBy({ quiz: { definition } }: Pick<AssignmentRow, 'quiz'>): AskedBy {
  const { items, points, pools, shuffleItems, unseenDays = null, whenFewUnseen } = definition
  return { items, points, pools, shuffleItems, unseenDays, whenFewUnseen }
}

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
  z.object({
    do: z.literal('set-order'),
    shuffleItems: z.literal('on').optional(),
    unseenDays: z.preprocess(
      (typed) => (typed === '' ? null : Number(typed)),
      z
        .number('Enter the number of days.')
        .int('The number of days must be a whole number.')
        .min(1, 'Enter at least 1 day, or leave the field empty.')
        .max(366, 'Enter at most 366 days.')
        .nullable(),
    ),
    whenFewUnseen: z.enum(WHEN_FEW_UNSEEN),
  }),
])

/** Applies one edit of an assignment's questions. @throws AppError as `requireAssignmentPermission`, INVALID_INPUT */
export async function editAssignmentQuestions(
  actor: Actor & { id: string },
  target: Target,
  asked: z.infer<typeof QuestionEditSchema>,
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const edit = editFrom(asked, assignment)
  if ('pool' in asked) assertShown(assignment, asked.index, asked.pool)
  if (edit.do === 'add-items') await assertAskable(actor.id, assignment, edit.items)
  await setQuestions(actor, target, editQuestions(askedBy(assignment), edit))
}

/** What each question and rule is worth, as an instructor typed it. */
export type TypedPoints = {
  items: { item: string; points: number }[]
  /** By position. */
  pools: number[]
  /** The rules that the form showed, as `poolAsShown`. */
  shown: string[]
}

const PREFIXES = { item: 'points.', pool: 'poolPoints.' } as const

/** Reads the fields `points.<slug>` and `poolPoints.<index>`, and the rules shown in `pool.<index>`. @throws AppError INVALID_INPUT */
export function pointsFromForm(form: Form): TypedPoints {
  const read = (prefix: string) =>
    Object.keys(form)
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({
        key: name.slice(prefix.length),
        points: parseInput(z.object({ [name]: PointsSchema }), { [name]: numberFrom(form, name) })[name] ?? 0,
      }))
  const pools = read(PREFIXES.pool)
  return {
    items: read(PREFIXES.item).map(({ key, points }) => ({ item: parseInput(itemSlug, key), points })),
    pools: pools.map(({ points }) => points),
    shown: pools.map(({ key }) => textFrom(form, `pool.${key}`)),
  }
}

/** Saves what the questions are worth in later attempts. @throws AppError as `requireAssignmentPermission`, CONFLICT if a rule has changed */
export async function savePoints(
  actor: Actor & { id: string },
  target: Target,
  { items, pools, shown }: TypedPoints,
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const selection = askedBy(assignment)
  shown.forEach((pool, index) => {
    assertShown(assignment, index, pool)
  })
  const known = items.filter(({ item }) => selection.items.includes(item))
  const ofItems = editQuestions(selection, { do: 'set-points', points: known })
  const all = pools.reduce(
    (edited, points, index) => editQuestions(edited, { do: 'set-pool-points', index, points }),
    ofItems,
  )
  await setQuestions(actor, target, all)
}

/** Serializes a pool for the page, so that an edit can be compared with what the page showed. */
export function poolAsShown(pool: Quiz['pools'][number]): string {
  return JSON.stringify(pool)
}

function assertShown({ quiz }: AssignmentRow, index: number, shown: string): void {
  const pool = quiz.definition.pools[index]
  if (!pool || poolAsShown(pool) !== shown) throw new AppError('CONFLICT')
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
    case 'set-order':
      return { ...form, shuffleItems: form.shuffleItems === 'on' }
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
