import { expect, test } from 'vitest'
import { CLASS_ROLES, type ClassPermission, canInClass, rolesWith } from './class-permissions'

const ABILITIES: ClassPermission[] = ['view', 'participate', 'viewGrades', 'teach', 'manage']
const allowedTo = (role: (typeof CLASS_ROLES)[number], isArchived = false) =>
  ABILITIES.filter((ability) => canInClass({ role, isArchived }, ability).allowed)

test('each role has exactly its permissions', () => {
  expect(allowedTo('instructor')).toEqual(['view', 'viewGrades', 'teach', 'manage'])
  expect(allowedTo('assistant')).toEqual(['view', 'viewGrades', 'teach'])
  expect(allowedTo('observer')).toEqual(['view', 'viewGrades'])
  expect(allowedTo('student')).toEqual(['view', 'participate'])
})

test('a permission has exactly the roles that are allowed it', () => {
  expect(rolesWith('teach')).toEqual(['instructor', 'assistant'])
  for (const ability of ABILITIES)
    expect(rolesWith(ability)).toEqual(CLASS_ROLES.filter((role) => allowedTo(role).includes(ability)))
})

test('an archived class is read-only', () => {
  for (const role of CLASS_ROLES)
    expect(allowedTo(role, true).filter((ability) => !['view', 'viewGrades'].includes(ability))).toEqual([])
  expect(canInClass({ role: 'instructor', isArchived: true }, 'manage', { evenArchived: true }).allowed).toBe(
    true,
  )
  expect(canInClass({ role: 'student', isArchived: true }, 'manage', { evenArchived: true }).allowed).toBe(
    false,
  )
})

test('a class is hidden from nonmembers', () => {
  for (const ability of ABILITIES)
    expect(canInClass({ role: null, isArchived: false }, ability)).toEqual({
      allowed: false,
      reason: 'hidden',
    })
})
