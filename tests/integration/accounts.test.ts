import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { DeleteAccountSchema, deleteAccount } from '@/server/accounts/delete-account'
import { admitClaimant } from '@/server/auth/admit-user'
import { changePassword } from '@/server/auth/change-password'
import { claimAdministration, createAdminClaimLink } from '@/server/auth/claim-administration'
import { signOutEverywhere } from '@/server/auth/end-session'
import { mergeGuest } from '@/server/auth/merge-guest'
import { removeIdleGuests } from '@/server/auth/remove-idle-guests'
import { makeResetLink, resetPassword } from '@/server/auth/reset-password'
import { resolveOAuthUser } from '@/server/auth/resolve-oauth-user'
import { EmailSchema, signUp } from '@/server/auth/sign-up'
import type { OAuthIdentity } from '@/server/http/next-auth/rules'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { keepBrowser, openBrowser } from '@/tests/support/cookie-jar'
import { createAttempt, createLearner } from '@/tests/support/sample-attempt'
import { sampleItem } from '@/tests/support/sample-items'
import { signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'
const DAY_MS = 24 * 3_600_000

const newEmail = () => `${randomUUID()}@example.org`

/** Signs up in a new browser and stays signed in there. */
async function register(email = newEmail()) {
  openBrowser(randomUUID())
  await signUp({ name: '', email, password: PASSWORD }, null)
  return { ...(await requireViewer('account')), email }
}

/** Starts a guest in a new browser. */
async function visit() {
  openBrowser(randomUUID())
  return requireViewer('guest')
}

const errorWith = (code: string) => expect.objectContaining({ code })

async function failedSignIn(email: string): Promise<unknown> {
  return signIn({ email, password: 'not the password' }).then(
    () => undefined,
    (error) => error,
  )
}

test('a guest who signs up keeps the same row and all progress', async () => {
  const guest = await visit()
  const email = newEmail()
  await signUp({ name: 'Ani', email, password: PASSWORD }, guest)
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: false, email, name: 'Ani' })
})

test('a guest cookie copied before sign-up is invalid afterward', async () => {
  const guest = await visit()
  const goOnThere = keepBrowser()
  await signUp({ name: '', email: newEmail(), password: PASSWORD }, guest)
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: false })
  goOnThere()
  expect(await findViewer()).toBeNull()
})

test('a guest’s second sign-up with another email never takes over the account', async () => {
  const guest = await visit()
  const first = newEmail()
  await signUp({ name: '', email: first, password: PASSWORD }, guest)
  const second = newEmail()
  await signUp({ name: '', email: second, password: PASSWORD }, guest)
  expect(await database().user.findUnique({ where: { email: first } })).toMatchObject({ id: guest.id })
  expect(await findViewer()).toMatchObject({ email: second })
})

test('an email is registered once', async () => {
  const { email, id } = await register()
  const guest = await visit()
  await expect(signUp({ name: '', email, password: PASSWORD }, guest)).rejects.toEqual(errorWith('CONFLICT'))
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: true })
  expect(await database().user.count({ where: { email } })).toBe(1)
  expect(await database().user.findUnique({ where: { email } })).toMatchObject({ id })
})

test('signing in needs the correct password and lasts until sign-out', async () => {
  const { email, id } = await register()
  await signOut()
  expect(await findViewer()).toBeNull()
  expect(await failedSignIn(email)).toEqual(errorWith('INVALID_INPUT'))
  expect(await findViewer()).toBeNull()
  await signIn({ email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id })
})

test('a password is stored as an argon2id hash', async () => {
  const { id } = await register()
  const { passwordHash } = await database().user.findUniqueOrThrow({ where: { id } })
  expect(passwordHash).toMatch(/^\$argon2id\$/)
})

test('a wrong email and a wrong password get the same error', async () => {
  const { email } = await register()
  openBrowser(randomUUID())
  const wrongPassword = await failedSignIn(email)
  const wrongAddress = await failedSignIn(newEmail())
  expect(wrongPassword).toEqual(wrongAddress)
})

test('guest progress merges into the account: attempts renumbered, sections combined', async () => {
  const attempt = await createAttempt([sampleItem('single-choice')])
  const guestId = attempt.learnerId
  const userId = await createLearner({ email: newEmail() })
  const course = { courseSlug: 'course', lessonSlug: 'lesson' }
  const { courseId } = await database().item.findFirstOrThrow({ select: { courseId: true } })
  const { id: quizId } = await database().quiz.create({
    data: { courseId, slug: randomUUID(), title: 'Quiz', kind: 'mixed', definition: {} },
  })
  await database().attempt.update({ where: { id: attempt.attemptId }, data: { quizId } })
  const own = { learnerId: userId, quizId, courseSlug: 'course', title: 'Quiz', seed: '' }
  await database().attempt.createMany({
    data: [
      { ...own, number: 1, state: 'GRADED' },
      { ...own, number: 2, state: 'GRADED' },
    ],
  })
  const early = new Date('2026-01-01')
  await database().lessonProgress.createMany({
    data: [
      { ...course, learnerId: userId, finishedSections: ['a', 'b'], lastSection: 'b' },
      { ...course, learnerId: guestId, finishedSections: ['b', 'c'], lastSection: 'c', finishedAt: early },
      { ...course, lessonSlug: 'other', learnerId: guestId, finishedSections: ['x'] },
    ],
  })

  await mergeGuest(guestId, userId)

  const attempts = await database().attempt.findMany({
    where: { learnerId: userId },
    orderBy: { number: 'asc' },
  })
  expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(attempts[2]).toMatchObject({ id: attempt.attemptId, state: 'IN_PROGRESS' })
  expect(await database().attemptItem.count({ where: { learnerId: userId } })).toBe(1)
  const progress = await database().lessonProgress.findMany({
    where: { learnerId: userId },
    orderBy: { lessonSlug: 'asc' },
  })
  expect(progress).toMatchObject([
    { lessonSlug: 'lesson', lastSection: 'c', finishedAt: early },
    { lessonSlug: 'other', finishedSections: ['x'] },
  ])
  expect(progress[0]?.finishedSections.toSorted()).toEqual(['a', 'b', 'c'])
  expect(await database().user.findUnique({ where: { id: guestId } })).toBeNull()
})

test('a guest who signs in is merged; an account never is', async () => {
  const account = await register()
  const guest = await visit()
  await signIn({ email: account.email, password: PASSWORD })
  expect(await findViewer()).toMatchObject({ id: account.id })
  expect(await database().user.findUnique({ where: { id: guest.id } })).toBeNull()
  const other = await register()
  await signIn({ email: account.email, password: PASSWORD })
  expect(await database().user.findUnique({ where: { id: other.id } })).not.toBeNull()
})

test('guests idle for more than 60 days are deleted; others stay', async () => {
  const now = new Date()
  const seen = (days: number) => ({ lastSeenAt: new Date(now.getTime() - days * DAY_MS) })
  const idle = await createLearner(seen(60.1))
  const recent = await createLearner(seen(59.9))
  const account = await createLearner({ ...seen(400), email: newEmail() })
  expect(await removeIdleGuests(database(), now)).toBe(1)
  const left = await database().user.findMany({ where: { id: { in: [idle, recent, account] } } })
  expect(left.map(({ id }) => id).sort()).toEqual([recent, account].sort())
})

const identity = (changes: Partial<OAuthIdentity> = {}): OAuthIdentity => ({
  provider: 'google',
  providerAccountId: randomUUID(),
  email: newEmail(),
  isVerified: true,
  name: null,
  ...changes,
})

test.each([
  ['the provider didn’t verify the email', false, true],
  ['the account didn’t verify the email', true, false],
  ['neither verified the email', false, false],
])('a provider’s sign-in takes over no account if %s', async (_when, isVerified, isAccountVerified) => {
  const email = newEmail()
  const userId = await createLearner({ email, emailVerifiedAt: isAccountVerified ? new Date() : null })
  const guest = await visit()
  expect(await resolveOAuthUser(identity({ email, isVerified }))).toEqual({
    ok: false,
    reason: 'EmailTaken',
  })
  expect(await database().account.count({ where: { userId } })).toBe(0)
  expect(await database().user.findUnique({ where: { id: guest.id } })).not.toBeNull()
})

test('if both sides verified the email, the identity joins the account', async () => {
  const email = newEmail()
  const userId = await createLearner({ email, emailVerifiedAt: new Date() })
  const guest = await visit()
  const known = identity({ email })
  expect(await admitClaimant({ identity: known })).toMatchObject({ id: userId, before: guest.id })
  expect(await database().user.findUnique({ where: { id: guest.id } })).toBeNull()
  openBrowser()
  expect(await resolveOAuthUser({ ...known, email: null })).toEqual({ ok: true, userId })
})

test('a new identity upgrades the guest, unverified if the provider doesn’t vouch', async () => {
  const guest = await visit()
  expect(await resolveOAuthUser(identity({ isVerified: false }))).toEqual({ ok: true, userId: guest.id })
  expect(await database().user.findUniqueOrThrow({ where: { id: guest.id } })).toMatchObject({
    emailVerifiedAt: null,
  })
})

test('a signed-in user connects an identity with any email', async () => {
  const { id } = await register()
  const stranger = await createLearner({ email: newEmail(), emailVerifiedAt: new Date() })
  const { email } = await database().user.findUniqueOrThrow({ where: { id: stranger } })
  expect(await resolveOAuthUser(identity({ email }))).toEqual({ ok: true, userId: id })
})

test('connecting an identity needs a recent sign-in', async () => {
  const { id, email } = await register()
  const now = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: now + 16 * 60_000 })
  expect(await resolveOAuthUser(identity({ email: null }))).toEqual({ ok: false, reason: 'SignInAgain' })
  expect(await database().account.count({ where: { userId: id } })).toBe(0)
  await signIn({ email, password: PASSWORD })
  expect(await resolveOAuthUser(identity({ email: null }))).toEqual({ ok: true, userId: id })
  vi.useRealTimers()
})

test('an identity without an email creates no account', async () => {
  openBrowser()
  expect(await resolveOAuthUser(identity({ email: null }))).toEqual({ ok: false, reason: 'NoEmail' })
})

async function newResetToken(email: string): Promise<string> {
  const { link } = await makeResetLink({ id: 'an administrator', ipAddress: null }, { email })
  return link.split('/').at(-1) ?? ''
}

test('a reset link works once, verifies the email, and ends other sessions', async () => {
  const { email, id } = await register()
  const goOnThere = keepBrowser()
  const token = await newResetToken(email)
  openBrowser(randomUUID())
  await resetPassword({ token, newPassword: 'another river stone' })
  expect(await findViewer()).toMatchObject({ id })
  expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({
    emailVerifiedAt: expect.any(Date),
  })
  await expect(resetPassword({ token, newPassword: 'a third river stone' })).rejects.toEqual(
    errorWith('CLOSED'),
  )
  goOnThere()
  expect(await findViewer()).toBeNull()
  expect(await signIn({ email, password: PASSWORD }).catch((error) => error)).toEqual(
    errorWith('INVALID_INPUT'),
  )
  await signIn({ email, password: 'another river stone' })
})

test('concurrent uses of a reset link let one win', async () => {
  const { email } = await register()
  const token = await newResetToken(email)
  openBrowser(randomUUID())
  const uses = ['the first new one', 'the other new one'].map((newPassword) =>
    resetPassword({ token, newPassword }),
  )
  const outcomes = await Promise.allSettled(uses)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('expired and unknown reset links return CLOSED', async () => {
  const { email, id } = await register()
  const token = await newResetToken(email)
  await database().passwordReset.updateMany({
    where: { userId: id },
    data: { expiresAt: new Date(Date.now() - 1000) },
  })
  for (const incorrect of [token, 'never-made'])
    await expect(resetPassword({ token: incorrect, newPassword: 'another river stone' })).rejects.toEqual(
      errorWith('CLOSED'),
    )
})

test('a changed password voids unused reset links', async () => {
  const { email } = await register()
  const token = await newResetToken(email)
  await changePassword(
    { currentPassword: PASSWORD, newPassword: 'another river stone' },
    await requireViewer('account'),
  )
  await expect(resetPassword({ token, newPassword: 'a third river stone' })).rejects.toEqual(
    errorWith('CLOSED'),
  )
})

const WEAK = [
  ['a common password', 'sunshine', /too common/],
  ['a common password with a year', 'Sunshine2026!', /too common/],
  ['the account’s name', 'river petrosyan', /without your name or email/],
  ['the account’s email', 'my reader-ani stone', /without your name or email/],
  ['7 characters', 'tK4#vz9', /at least 8/],
  ['129 characters', 'tK4#vz9q '.repeat(15).slice(0, 129), /at most 128/],
] as const

test.each(WEAK)('no way to set a password accepts %s', async (_what, password, message) => {
  const email = `reader-ani+${randomUUID()}@example.org`
  const name = 'Ani Petrosyan'
  openBrowser(randomUUID())
  await expect(signUp({ name, email, password }, null)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    fieldErrors: { password: expect.stringMatching(message) },
  })
  expect(await database().user.count({ where: { email } })).toBe(0)
  await signUp({ name, email, password: PASSWORD }, null)
  const refusal = { code: 'INVALID_INPUT', fieldErrors: { newPassword: expect.stringMatching(message) } }
  const change = { currentPassword: PASSWORD, newPassword: password }
  await expect(changePassword(change, await requireViewer('account'))).rejects.toMatchObject(refusal)
  const token = await newResetToken(email)
  await expect(resetPassword({ token, newPassword: password })).rejects.toMatchObject(refusal)
  // The link still works.
  await resetPassword({ token, newPassword: 'another river stone' })
})

test('a link is stored only as a hash', async () => {
  const { email, id } = await register()
  const token = await newResetToken(email)
  const stored = await database().passwordReset.findMany({ where: { userId: id } })
  expect(stored).toHaveLength(1)
  expect(JSON.stringify(stored)).not.toContain(token)
})

test('the administrator link creates one administrator and isn’t offered again', async () => {
  const first = await createLearner({ email: newEmail() })
  const second = await createLearner({ email: newEmail() })
  const outdated = await newClaim()
  const token = await newClaim()
  await expect(claimAdministration(outdated, { id: first, ipAddress: null })).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  const outcomes = await Promise.allSettled(
    [first, second].map((id) => claimAdministration(token, { id, ipAddress: null })),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await database().user.count({ where: { role: 'ADMIN' } })).toBe(1)
  expect(await createAdminClaimLink(database())).toBeNull()
})

async function newClaim(): Promise<string> {
  const path = await createAdminClaimLink(database())
  return path?.split('/').at(-1) ?? ''
}

test('a new password needs the current one and ends other sessions', async () => {
  const account = await register()
  const goOnHere = keepBrowser()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  const goOnThere = keepBrowser()
  goOnHere()
  const change = { currentPassword: PASSWORD, newPassword: 'another river stone' }
  await expect(changePassword({ ...change, currentPassword: 'a guess' }, account)).rejects.toEqual(
    errorWith('INVALID_INPUT'),
  )
  await changePassword(change, account)
  expect(await findViewer()).toMatchObject({ id: account.id })
  goOnThere()
  expect(await findViewer()).toBeNull()
})

test('signing out everywhere ends every session', async () => {
  const account = await register()
  const goOnHere = keepBrowser()
  openBrowser(randomUUID())
  await signIn({ email: account.email, password: PASSWORD })
  await signOutEverywhere(account)
  goOnHere()
  expect(await findViewer()).toBeNull()
})

test('deleting an account leaves nothing of it', async () => {
  const account = await register()
  const { attemptId, learnerId } = await createAttempt([sampleItem('single-choice')])
  await mergeGuest(learnerId, account.id)
  await expect(deleteAccount({ password: 'a guess', confirmation: 'delete' }, account)).rejects.toEqual(
    errorWith('INVALID_INPUT'),
  )
  await deleteAccount({ password: PASSWORD, confirmation: 'delete' }, account)
  expect(await findViewer()).toBeNull()
  expect(await database().user.findUnique({ where: { id: account.id } })).toBeNull()
  expect(await database().attempt.findUnique({ where: { id: attemptId } })).toBeNull()
})

test('visitors, guests, accounts, and administrators have different permissions', async () => {
  openBrowser()
  await expect(requireViewer('learner')).rejects.toEqual(errorWith('UNAUTHENTICATED'))
  const guest = await visit()
  expect(await requireViewer('learner')).toMatchObject({ id: guest.id })
  await expect(requireViewer('account')).rejects.toEqual(errorWith('UNAUTHENTICATED'))
  await register()
  await expect(requireViewer('administrator')).rejects.toEqual(errorWith('FORBIDDEN'))
})

test('the deletion confirmation ignores case and spaces', () => {
  for (const confirmation of [
    'delete',
    'Delete',
    ' delete ',
    'DELETE',
    '“delete”',
    '"Delete".',
    '\u200bdelete',
  ])
    expect(DeleteAccountSchema.parse({ confirmation }).confirmation).toBe('delete')
  for (const confirmation of ['', 'yes', 'deleted', 'de lete', 'don’t delete'])
    expect(DeleteAccountSchema.safeParse({ confirmation }).success).toBe(false)
})

test('an email is read without invisible characters, spaces, and capitals', () => {
  expect(EmailSchema.parse('\u200b Ann@Example.ORG\u00a0')).toBe('ann@example.org')
})
