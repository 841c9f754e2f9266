import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canJoin, type Joiner, type Joining, readMailDomain } from './can-join'

const now = new Date('2027-03-01T12:00:00Z')
const open: Joining = { isPresentCode: true, expiresAt: null, domain: null, isArchived: false }
const ani: Joiner = { email: 'ani@uni.example', isEmailVerified: false, standing: 'never' }
const rejected = (reason: string) => ({ allowed: false, reason })

test('new and former members can join with the current code', () => {
  expect(canJoin(open, ani, now)).toEqual({ allowed: true })
  expect(canJoin(open, { ...ani, standing: 'left' }, now)).toEqual({ allowed: true })
})

test('expired, replaced, and archived codes are closed', () => {
  for (const joining of [
    { ...open, isPresentCode: false },
    { ...open, isArchived: true },
    { ...open, expiresAt: now },
  ])
    expect(canJoin(joining, ani, now)).toEqual(rejected('closed'))
  expect(canJoin({ ...open, expiresAt: new Date(now.getTime() + 1) }, ani, now).allowed).toBe(true)
})

test('removed members can’t rejoin with the code', () => {
  expect(canJoin(open, { ...ani, standing: 'removed' }, now)).toEqual(rejected('removed'))
})

test('a domain limit requires a verified email at the domain', () => {
  const joining = { ...open, domain: 'uni.example' }
  const verified = { ...ani, isEmailVerified: true }
  expect(canJoin(joining, ani, now)).toEqual(rejected('unverified'))
  expect(canJoin(joining, verified, now)).toEqual({ allowed: true })
  expect(canJoin(joining, { ...verified, email: 'ANI@UNI.example' }, now)).toEqual({ allowed: true })
  for (const email of [
    'a@example',
    'a@mail.uni.example',
    'a@uni.example.org',
    '"x@uni.example"@evil.example',
  ])
    expect(canJoin(joining, { ...verified, email }, now)).toEqual(rejected('other-domain'))
})

test('members get already-in, whatever the code’s state', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isPresentCode, isArchived, isLate) => {
      const expiresAt = isLate ? now : null
      const decision = canJoin(
        { isPresentCode, isArchived, expiresAt, domain: 'other.example' },
        { ...ani, standing: 'in' },
        now,
      )
      expect(decision).toEqual(rejected('already-in'))
    }),
  )
})

test('a domain parses with and without @', () => {
  expect(readMailDomain(' @Uni.Example ')).toBe('uni.example')
  expect(readMailDomain('uni.example')).toBe('uni.example')
  for (const typed of ['', '@', 'uni', 'a@uni.example', 'uni..example', '-uni.example', 'uni.example/x'])
    expect(readMailDomain(typed)).toBeNull()
})
