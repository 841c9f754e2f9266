import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { withDefaultClosing } from '@/domain/attempts/default-closing'
import type { AskedBy } from '@/domain/attempts/edit-questions'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import type { Rules } from '@/domain/attempts/rules'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { optionalText, requiredText } from '@/domain/text/typed-text'
import type { OpenAttemptChanges } from '@/server/attempts/apply-rules'
import { hashOf, type RulesInput, saveRules } from '@/server/attempts/save-rules'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { auditOf } from './audit-assignment'
import { gradebookPointsOf } from './create-assignment'
import { type TypedQuestions, withTyped } from './typed-questions'

type Target = { classId: string; assignmentId: string }
type Person = Actor & { id: string }

export const DetailsSchema = z.object({
  title: requiredText('Enter a title.', { most: TEXT_LIMITS.title }),
  instructions: optionalText({ most: 5000 }).default(''),
  points: z.coerce.number('Enter the number of points.').positive('Enter more than 0.').max(10_000),
})

type Details = z.infer<typeof DetailsSchema> & { examAt: Date | null }

type SettingsInput = RulesInput & {
  details: Details
  /** The values that the form showed. Fields that the user didn't change keep their current values. */
  shownDetails: Details | null
  /** What the user changed about the questions. */
  questions?: TypedQuestions
  now: Date
}

/**
 * Saves the page that edits an assignment: the points and order of its questions, its details, and its rules, or nothing. Rules apply to open attempts
 * immediately. No attempt loses time unless staff confirmed it.
 * @returns the changes to attempts in progress
 * @throws AppError as `requireAssignmentPermission`, INVALID_INPUT as `saveRules`, CONFLICT if someone else changed the title or questions
 */
export async function saveSettings(
  actor: Person,
  target: Target,
  { details, shownDetails, questions: typed, ...rules }: SettingsInput,
): Promise<OpenAttemptChanges> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const questions = typed ? withTyped(askedBy(assignment), typed) : null
  const input = await hashed({ ...rules, rules: withClosing(assignment, rules) })
  return db().$transaction(async (tx) => {
    const current = questions
      ? await writeQuestions(tx, actor, assignment, definitionWith(assignment, questions))
      : assignment
    await writeDetails(tx, actor, current, { details, shownDetails })
    return writeRules(tx, actor, assignment, input)
  })
}

/** The typed rules; a draft closes when it's due, unless its instructor wants otherwise. */
function withClosing({ publishedAt }: AssignmentRow, { rules, shown }: RulesInput): Rules {
  if (publishedAt !== null || !shown) return rules
  const closesAt = withDefaultClosing(datesOf(shown), datesOf(rules))
  return { ...rules, closesAt: closesAt === null ? null : new Date(closesAt) }
}

function datesOf({ dueAt, closesAt }: Rules) {
  return { dueAt: dueAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null }
}

/** Saves only the rules. @returns and @throws as `saveSettings` */
export async function setAssignmentRules(
  actor: Person,
  target: Target,
  rules: RulesInput & { now: Date },
): Promise<OpenAttemptChanges> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const input = await hashed(rules)
  return db().$transaction((tx) => writeRules(tx, actor, assignment, input))
}

/** Writes nothing if nothing changed, so that saving new rules never conflicts with an edit of the questions. */
async function writeDetails(
  tx: Tx,
  actor: Person,
  assignment: AssignmentRow,
  { details, shownDetails }: Pick<SettingsInput, 'details' | 'shownDetails'>,
): Promise<void> {
  const { quiz, points, examAt } = assignment
  const stored = { title: quiz.title, points, examAt, instructions: assignment.instructions ?? '' }
  const changed = changedFields(details, shownDetails)
  const { instructions, ...rest } = { ...stored, ...changed }
  const before = { ...stored, instructions: stored.instructions || null }
  const after = { ...rest, instructions: instructions || null }
  if (isDeepStrictEqual(before, after)) return
  const { title } = after
  await holdUnchanged(tx, assignment)
  // Only the columns that the form changes: others may have changed since the assignment was read.
  const { title: _, instructions: typed, ...columns } = changed
  const data = { ...columns, ...(typed !== undefined && { instructions: after.instructions }) }
  await tx.assignment.update({ where: { id: assignment.id }, data })
  if (title !== quiz.title) {
    const definition: Quiz = { ...quiz.definition, title }
    await tx.quiz.update({ where: { id: quiz.id }, data: { title, definition: toJson(definition) } })
    await tx.attempt.updateMany({ where: { quizId: quiz.id }, data: { title } })
  }
  await writeAudit(tx, actor, { ...auditOf(assignment, 'assignment.change'), before, after })
}

function changedFields(details: Details, shown: SettingsInput['shownDetails']): Partial<Details> {
  const isShown = ([name, value]: [string, unknown]) =>
    shown !== null && name in shown && isSame(shown[name as keyof typeof shown], value)
  return Object.fromEntries(Object.entries(details).filter((entry) => !isShown(entry)))
}

function isSame(shown: unknown, value: unknown): boolean {
  return shown instanceof Date && value instanceof Date
    ? shown.getTime() === value.getTime()
    : shown === value
}

async function hashed<T extends RulesInput>({ password, ...input }: T) {
  return { ...input, passwordHash: await hashOf(password) }
}

type HashedRules = Omit<RulesInput, 'password'> & {
  now: Date
  passwordHash: Awaited<ReturnType<typeof hashOf>>
}

async function writeRules(tx: Tx, actor: Person, assignment: AssignmentRow, input: HashedRules) {
  const { changes, ...sides } = await saveRules(tx, assignment.quiz.id, { ...input, isWhole: true, actor })
  await writeAudit(tx, actor, { ...auditOf(assignment, 'rules.quiz'), ...sides })
  return changes
}

export function askedBy({ quiz: { definition } }: Pick<AssignmentRow, 'quiz'>): AskedBy {
  const { items, points, pools, shuffleItems, unseenDays = null, whenFewUnseen } = definition
  return { items, points, pools, shuffleItems, unseenDays, whenFewUnseen }
}

/**
 * Sets the questions of an assignment for later attempts.
 * @throws AppError as `requireAssignmentPermission`, INVALID_INPUT if it is published and would have none
 */
export async function setQuestions(actor: Person, target: Target, questions: AskedBy): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const definition = definitionWith(assignment, questions)
  await db().$transaction((tx) => writeQuestions(tx, actor, assignment, definition))
}

/** @throws AppError INVALID_INPUT if the assignment is published and would have no questions */
function definitionWith({ quiz, publishedAt }: AssignmentRow, questions: AskedBy): Quiz {
  const { unseenDays: _, ...kept } = quiz.definition
  const { unseenDays, ...drawn } = questions
  const parsed = QuizSchema.safeParse({ ...kept, ...drawn, ...(unseenDays !== null && { unseenDays }) })
  if (!parsed.success) throw new AppError('INVALID_INPUT', { cause: z.prettifyError(parsed.error) })
  const isEmpty = parsed.data.items.length === 0 && parsed.data.pools.length === 0
  if (isEmpty && publishedAt !== null)
    throw new AppError('INVALID_INPUT', {
      userMessage: 'A published assignment needs at least one question.',
    })
  return parsed.data
}

/** @returns the assignment as it is now @throws AppError CONFLICT if someone else changed the title or questions */
async function writeQuestions(
  tx: Tx,
  actor: Person,
  assignment: AssignmentRow,
  definition: Quiz,
): Promise<AssignmentRow> {
  await holdUnchanged(tx, assignment)
  await tx.quiz.update({ where: { id: assignment.quiz.id }, data: { definition: toJson(definition) } })
  const points = await followPoints(tx, assignment, definition)
  const isOther = points !== assignment.points
  await writeAudit(tx, actor, {
    ...auditOf(assignment, 'assignment.change'),
    before: { ...asked(assignment.quiz.definition), ...(isOther && { gradebookPoints: assignment.points }) },
    after: { ...asked(definition), ...(isOther && { gradebookPoints: points }) },
  })
  return { ...assignment, points, quiz: { ...assignment.quiz, definition } }
}

function asked({ items, points, pools, shuffleItems, unseenDays: days, whenFewUnseen }: Quiz) {
  return {
    ...{ items, pools, shuffleItems },
    ...(Object.keys(points).length > 0 && { points }),
    ...(days !== undefined && { days, whenFewUnseen }),
  }
}

/**
 * The points in the gradebook follow those of the questions, unless staff set others. Grades are stored as shares of the points, so they keep them.
 * @returns the points in the gradebook
 */
async function followPoints(tx: Tx, { id, points, quiz }: AssignmentRow, changed: Quiz): Promise<number> {
  const followed = gradebookPointsOf(changed)
  if (points !== gradebookPointsOf(quiz.definition) || followed === points) return points
  const { count } = await tx.assignment.updateMany({ where: { id, points }, data: { points: followed } })
  return count === 0 ? points : followed
}

/**
 * Ensures that title and questions, which are in one column, haven't changed since they were read. If two people change them at the same time, the
 * second gets an error and nothing is lost.
 * @throws AppError CONFLICT if they have changed
 */
async function holdUnchanged(tx: Tx, { quiz }: AssignmentRow): Promise<void> {
  await lockRow(tx, 'Quiz', quiz.id, 'FOR UPDATE')
  const { definition } = await tx.quiz.findUniqueOrThrow({
    where: { id: quiz.id },
    select: { definition: true },
  })
  if (JSON.stringify(QuizSchema.parse(definition)) !== JSON.stringify(quiz.definition))
    throw new AppError('CONFLICT')
}
