import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLASS_ROLES } from '@/domain/access/class-permissions'
import { planRoster, type RosterAccount, type RosterMember } from './plan-roster'
import type { RosterRow } from './read-roster'

const row = (change: Partial<RosterRow> = {}): RosterRow => ({
  line: 1,
  email: 'ani@uni.example',
  name: null,
  group: null,
  role: 'student',
  ...change,
})
const account: RosterAccount = { userId: 'ani', email: 'ani@uni.example', isVerified: false }
const member: RosterMember = { userId: 'ani', role: 'student', hasLeft: false, groups: [] }
const only = (...request: Parameters<typeof planRoster>) => planRoster(...request)[0]

test('verified accounts are added or restored; others are invited', () => {
  const verified = { ...account, isVerified: true }
  expect(only([row()], [], [verified])).toMatchObject({ action: 'add', userId: 'ani' })
  expect(only([row()], [{ ...member, hasLeft: true }], [verified])).toMatchObject({
    action: 'back',
    userId: 'ani',
  })
  expect(only([row()], [member], [account])).toMatchObject({ action: 'stays', userId: 'ani' })
  expect(only([row()], [], [])).toMatchObject({ action: 'invite', userId: null, isUnverified: false })
})

test('unverified accounts are invited by link', () => {
  const left = { ...member, hasLeft: true }
  expect(only([row()], [left], [account])).toMatchObject({
    action: 'invite',
    userId: null,
    isUnverified: true,
  })
  for (const role of CLASS_ROLES) {
    expect(only([row({ role })], [], [account])).toMatchObject({ action: 'invite', isUnverified: true })
    expect(only([row({ role })], [], [{ ...account, isVerified: true }])).toMatchObject({ action: 'add' })
  }
})

test('a roster never changes a role', () => {
  expect(only([row({ role: 'assistant' })], [member], [account])).toMatchObject({
    action: 'stays',
    keepsRole: 'student',
  })
})

test('a roster group replaces other groups', () => {
  const inA = { ...member, groups: ['A'] }
  expect(only([row({ group: 'B' })], [inA], [account])).toMatchObject({ action: 'group', groupsLeft: ['A'] })
  expect(only([row({ group: 'A' })], [inA], [account])).toMatchObject({ action: 'stays' })
  expect(only([row()], [inA], [account])).toMatchObject({ action: 'stays', groupsLeft: [] })
  expect(only([row({ group: 'A' })], [{ ...inA, groups: ['A', 'B'] }], [account])).toMatchObject({
    action: 'group',
  })
})

test('a plan has one step per row and is idempotent', () => {
  const anyRow = fc.record({
    line: fc.nat(),
    email: fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'),
    name: fc.constant(null),
    group: fc.constantFrom(null, 'A', 'B'),
    role: fc.constantFrom(...CLASS_ROLES),
  })
  const unique = fc.uniqueArray(anyRow, { selector: ({ email }) => email })
  const accounts = ['a', 'b'].map((userId) => ({ userId, email: `${userId}@x.example`, isVerified: true }))
  fc.assert(
    fc.property(unique, (rows) => {
      const steps = planRoster(rows, [], accounts)
      expect(steps.map(({ line }) => line)).toEqual(rows.map(({ line }) => line))
      const members = steps.flatMap(({ userId, role, group }) =>
        userId ? [{ userId, role, hasLeft: false, groups: group && role === 'student' ? [group] : [] }] : [],
      )
      const again = planRoster(rows, members, accounts)
      expect(again.every(({ action }) => action === 'stays' || action === 'invite')).toBe(true)
    }),
  )
})
