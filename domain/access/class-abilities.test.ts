import { expect, test } from 'vitest'
import { CLASS_ROLES, type ClassAbility, mayInClass } from './class-abilities'

const ABILITIES: ClassAbility[] = ['see', 'study', 'read', 'teach', 'own']
const allowedTo = (role: (typeof CLASS_ROLES)[number], isArchived = false) =>
  ABILITIES.filter((ability) => mayInClass({ role, isArchived }, ability).allowed)

test('each role has exactly its permissions', () => {
  expect(allowedTo('instructor')).toEqual(['see', 'read', 'teach', 'own'])
  expect(allowedTo('assistant')).toEqual(['see', 'read', 'teach'])
  expect(allowedTo('reviewer')).toEqual(['see', 'read'])
  expect(allowedTo('student')).toEqual(['see', 'study'])
})

test('an archived class is read-only', () => {
  for (const role of CLASS_ROLES)
    expect(allowedTo(role, true).filter((ability) => !['see', 'read'].includes(ability))).toEqual([])
  expect(mayInClass({ role: 'instructor', isArchived: true }, 'own', { evenArchived: true }).allowed).toBe(
    true,
  )
  expect(mayInClass({ role: 'student', isArchived: true }, 'own', { evenArchived: true }).allowed).toBe(false)
})

test('a class is hidden from nonmembers', () => {
  for (const ability of ABILITIES)
    expect(mayInClass({ role: null, isArchived: false }, ability)).toEqual({
      allowed: false,
      reason: 'hidden',
    })
})
