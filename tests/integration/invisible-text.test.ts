import { expect, test } from 'vitest'
import type { z } from 'zod'
import { NewSnippetSchema } from '@/contract/schemas/grading-schemas'
import { ReportSchema } from '@/contract/schemas/review-schemas'
import { DetailsSchema } from '@/server/assignments/change-assignment'
import { NewAssignmentSchema } from '@/server/assignments/create-assignment'
import { quizPasswordFrom } from '@/server/attempts/rules-from-form'
import { NewPasswordSchema } from '@/server/auth/new-password'
import { SetNameSchema } from '@/server/auth/set-name'
import { SignUpSchema } from '@/server/auth/sign-up'
import { ClassNameSchema } from '@/server/classes/create-class'
import { NewGroupSchema, RenameGroupSchema } from '@/server/classes/groups'
import { setGrade } from '@/server/grades/set-grade'
import { CreateAccessTokenSchema } from '@/server/http/access-tokens'
import { RegradeRequestSchema } from '@/server/regrade-requests/create-regrade-request'
import { ResolveRegradeRequestsSchema } from '@/server/regrade-requests/resolve-regrade-requests'
import { CreateShareSchema } from '@/server/shares/shares'
import { acting } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const NOTHING = [' ', '\u200b', '\u3164', '\u2800\u00a0', '\u00ad'.repeat(20)]

const REQUIRED: readonly [string, z.ZodType, string][] = [
  ['an assignment’s title', NewAssignmentSchema, 'title'],
  ['an assignment’s new title', DetailsSchema, 'title'],
  ['a class’s name', ClassNameSchema, 'name'],
  ['a group’s name', NewGroupSchema, 'name'],
  ['a group’s new name', RenameGroupSchema, 'name'],
  ['a token’s name', CreateAccessTokenSchema, 'name'],
  ['a share link’s label', CreateShareSchema, 'label'],
  ['a report', ReportSchema, 'why'],
  ['a regrade request', RegradeRequestSchema, 'argument'],
  ['a reply', ResolveRegradeRequestsSchema, 'reply'],
  ['a snippet', NewSnippetSchema, 'text'],
]

test.each(REQUIRED)('%s needs visible text', (_, schema, field) => {
  for (const typed of NOTHING) {
    const issues = schema.safeParse({ [field]: typed }).error?.issues ?? []
    expect(
      issues.some(({ path }) => path.join('.') === field),
      JSON.stringify(typed),
    ).toBe(true)
  }
})

test('optional text without anything visible is empty', () => {
  for (const name of NOTHING) {
    expect(SetNameSchema.parse({ name })).toEqual({ name: '' })
    expect(SignUpSchema.shape.name.parse(name)).toBe('')
    expect(ClassNameSchema.parse({ name: 'A', term: name }).term).toBeNull()
  }
})

test('passwords need more than spaces', () => {
  for (const password of NOTHING)
    expect(() => quizPasswordFrom({ password })).toThrow(
      expect.objectContaining({ fieldErrors: { password: 'Enter a password that isn’t only spaces.' } }),
    )
  expect(quizPasswordFrom({ password: ' a b ' })).toBe(' a b ')
  expect(quizPasswordFrom({ password: '' })).toBeUndefined()
  expect(quizPasswordFrom({})).toBeUndefined()
  expect(quizPasswordFrom({ password: ' ', noPassword: 'on' })).toBeNull()
  expect(NewPasswordSchema.safeParse(' '.repeat(20)).success).toBe(false)
})

test('the reason of a manual grade needs visible text; a note without any is removed', async () => {
  const { classId, assignmentId, instructorId, studentIds } = await createClass()
  const [learnerId = ''] = studentIds
  const set = (change: Parameters<typeof setGrade>[3]) =>
    setGrade(acting(instructorId), { classId, assignmentId }, learnerId, change)
  await expect(set({ manualPoints: 5, reason: '\u200b' })).rejects.toMatchObject({
    fieldErrors: { reason: 'Enter a reason.' },
  })
  await set({ note: '\u2800' })
  expect(await database().grade.findFirstOrThrow({ where: { learnerId } })).toMatchObject({ note: null })
})
