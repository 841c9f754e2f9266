import { expect, test } from 'vitest'
import type { ClassRole } from './class-permissions'
import { landingPath } from './landing-path'

const inClasses = (...roles: ClassRole[]) =>
  roles.map((role, index) => ({ classId: String.fromCharCode(97 + index), role }))

test.each<[ClassRole[], string]>([
  [[], '/progress'],
  [['student'], '/classes/a'],
  [['student', 'student'], '/classes'],
  [['instructor'], '/classes/a/overview'],
  [['assistant'], '/classes/a/overview'],
  [['student', 'instructor'], '/classes/b/overview'],
  [['instructor', 'assistant'], '/classes'],
  [['observer'], '/classes/a/overview'],
  [['observer', 'observer'], '/classes/overview'],
  [['student', 'observer'], '/classes/b/overview'],
  [['observer', 'observer', 'instructor'], '/classes/c/overview'],
])('a user whose roles are %j lands on %s', (roles, path) => {
  expect(landingPath(inClasses(...roles))).toBe(path)
})
