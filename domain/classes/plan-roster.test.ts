import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLASS_ROLES } from '@/domain/access/class-abilities'
import { planRoster, type RosterAccount, type RosterMember } from './plan-roster'
import { type RosterRow, readRoster } from './read-roster'

const lines = (...texts: string[]) =>
  texts.map((text, index) => ({ line: index + 1, cells: text.split(',') }))
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

test('columns stand in any order under a header, and in the given one without', () => {
  const ani = { email: 'ani@uni.example', name: 'Ani', group: 'B', role: 'student' }
  expect(readRoster(lines('Group,Role,E-Mail,Name', 'B,,ANI@uni.example,Ani')).rows).toEqual([
    { ...ani, line: 2 },
  ])
  expect(readRoster(lines('ani@uni.example,Ani,B')).rows).toEqual([{ ...ani, line: 1 }])
})

test('a column of another system is passed over', () => {
  const { rows, bad } = readRoster(lines('Id,E-mail,Credits', '17,ani@uni.example,5'))
  expect(rows).toMatchObject([{ email: 'ani@uni.example' }])
  expect(bad).toEqual([])
})

test('every bad row is named with its line and why, and the good ones are taken', () => {
  const { rows, bad } = readRoster(
    lines(
      'email,name,group,role',
      'ani@uni.example,Ani,,',
      'not an address,Bob,,',
      ',Carl,,',
      'dora@uni.example,Dora,,boss',
      'ANI@uni.example,Again,,',
      'eva@uni.example,Eva,A,assistant',
      `fay@uni.example,${'x'.repeat(81)},,`,
      'gor@uni.example,Gor,A,student,surplus',
      ' , ,,',
    ),
  )
  expect(rows.map(({ line }) => line)).toEqual([2])
  expect(bad.map(({ line, why }) => `${line}: ${why}`)).toEqual([
    '3: “not an address” is no e-mail address',
    '4: no e-mail address',
    '5: “boss” is no role: student, assistant, reviewer or instructor',
    '6: the same address as in line 2',
    '7: only students are in groups',
    '8: a name longer than 80 characters',
    '9: more cells than the 4 columns',
  ])
})

test('whoever has an account is added, comes back, or stays; whoever has none is invited', () => {
  expect(only([row()], [], [account])).toMatchObject({ act: 'add', userId: 'ani' })
  expect(only([row()], [{ ...member, hasLeft: true }], [account])).toMatchObject({
    act: 'back',
    userId: 'ani',
  })
  expect(only([row()], [member], [account])).toMatchObject({ act: 'stays', userId: 'ani' })
  expect(only([row()], [], [])).toMatchObject({ act: 'invite', userId: null, isUnverified: false })
})

test('a part in teaching goes to an unverified address by a personal link alone', () => {
  for (const role of ['assistant', 'reviewer', 'instructor'] as const) {
    expect(only([row({ role })], [], [account])).toMatchObject({ act: 'invite', isUnverified: true })
    expect(only([row({ role })], [], [{ ...account, isVerified: true }])).toMatchObject({ act: 'add' })
  }
})

test('a roster changes nobody’s part', () => {
  expect(only([row({ role: 'assistant' })], [member], [account])).toMatchObject({
    act: 'stays',
    keepsRole: 'student',
  })
})

test('a group in the roster is the only one afterwards; none leaves groups as they are', () => {
  const inA = { ...member, groups: ['A'] }
  expect(only([row({ group: 'B' })], [inA], [account])).toMatchObject({ act: 'group', groupsLeft: ['A'] })
  expect(only([row({ group: 'A' })], [inA], [account])).toMatchObject({ act: 'stays' })
  expect(only([row()], [inA], [account])).toMatchObject({ act: 'stays', groupsLeft: [] })
  expect(only([row({ group: 'A' })], [{ ...inA, groups: ['A', 'B'] }], [account])).toMatchObject({
    act: 'group',
  })
})

const text = fc.string({ maxLength: 12 })
const cell = fc.oneof(text, fc.emailAddress(), fc.constantFrom(...CLASS_ROLES, '', 'email', 'name'))

test('every filled row is either taken or named, never both, and no address is taken twice', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (table) => {
      const rows = table.map((cells, index) => ({ line: index + 1, cells }))
      const read = readRoster(rows)
      const named = [...read.rows, ...read.bad].map(({ line }) => line).sort((a, b) => a - b)
      const filled = rows
        .filter(({ cells }) => cells.some((one) => one.trim() !== ''))
        .map(({ line }) => line)
      // The first may be a header.
      expect([filled, filled.slice(1)]).toContainEqual(named)
      const emails = read.rows.map(({ email }) => email)
      expect(new Set(emails).size).toBe(emails.length)
    }),
  )
})

test('a plan has one step a line, and doing it again changes nobody', () => {
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
      expect(again.every(({ act }) => act === 'stays' || act === 'invite')).toBe(true)
    }),
  )
})
