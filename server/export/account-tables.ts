import 'server-only'
import { db } from '@/server/platform/db'
import { all, defineTable, inPages } from './export-table'

const account = defineTable({
  name: 'account',
  about: 'Your account: email, name, and the notifications that you turned off',
  columns: {
    id: 'Text. Your ID.',
    email: 'Text. Empty for a guest.',
    emailVerifiedAt: 'Time.',
    name: 'Text.',
    role: 'LEARNER or ADMIN.',
    isApprovedInstructor: 'Boolean. Whether you can create classes on a site that restricts this.',
    hasPassword: 'Boolean. Only a hash of the password is stored, and it isn’t exported.',
    mutedNotifications: 'List. The notification types that you turned off.',
    createdAt: 'Time.',
    lastSeenAt: 'Time.',
  },
  read: async function* (learnerId) {
    const { passwordHash, ...user } = await db().user.findUniqueOrThrow({
      where: { id: learnerId },
      select: {
        id: true,
        email: true,
        emailVerifiedAt: true,
        name: true,
        role: true,
        isApprovedInstructor: true,
        mutedNotifications: true,
        createdAt: true,
        lastSeenAt: true,
        passwordHash: true,
      },
    })
    yield { ...user, hasPassword: passwordHash !== null }
  },
})

const signIns = defineTable({
  name: 'sign-ins',
  about: 'Other sites that you use to sign in',
  columns: {
    provider: 'Text.',
    providerAccountId: 'Text. Your ID on that site.',
    createdAt: 'Time.',
  },
  read: (userId) =>
    all(
      db().account.findMany({
        where: { userId },
        orderBy: { createdAt: 'asc' },
        select: { provider: true, providerAccountId: true, createdAt: true },
      }),
    ),
})

const sessions = defineTable({
  name: 'sessions',
  about: 'Where you’re signed in',
  columns: {
    device: 'Text. The browser and system.',
    ipAddress: 'Text. The IP address of the sign-in.',
    signedInAt: 'Time.',
    lastSeenAt: 'Time. The last visit, to the day.',
    expiresAt: 'Time. When the session ends at the latest.',
  },
  read: (userId) =>
    all(
      db().session.findMany({
        where: { userId },
        orderBy: { signedInAt: 'asc' },
        select: { device: true, ipAddress: true, signedInAt: true, lastSeenAt: true, expiresAt: true },
      }),
    ),
})

const passkeys = defineTable({
  name: 'passkeys',
  about: 'Passkeys that you created. Their keys aren’t exported',
  columns: {
    device: 'Text. The browser and system that it was created with.',
    createdAt: 'Time.',
    lastUsedAt: 'Time.',
  },
  read: (userId) =>
    all(
      db().passkey.findMany({
        where: { userId },
        orderBy: { createdAt: 'asc' },
        select: { device: true, createdAt: true, lastUsedAt: true },
      }),
    ),
})

const accessTokens = defineTable({
  name: 'access-tokens',
  about: 'Access tokens that you created. Only a hash of each token is stored, and it isn’t exported',
  columns: {
    name: 'Text.',
    scopes: 'List. What the token can do.',
    createdAt: 'Time.',
    lastUsedAt: 'Time.',
    expiresAt: 'Time. Empty if the token never expires.',
  },
  read: (userId) =>
    all(
      db().accessToken.findMany({
        where: { userId },
        orderBy: { createdAt: 'asc' },
        select: { name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true },
      }),
    ),
})

const notifications = defineTable({
  name: 'notifications',
  about: 'Your notifications',
  columns: {
    kind: 'Text. The type.',
    title: 'Text.',
    body: 'Text.',
    path: 'Text. The page on this site that it links to.',
    createdAt: 'Time.',
    readAt: 'Time.',
    emailedAt: 'Time. When it was emailed, or when Casebook found that it shouldn’t be.',
  },
  read: async function* (userId) {
    const columns = {
      kind: true,
      title: true,
      body: true,
      path: true,
      createdAt: true,
      readAt: true,
      emailedAt: true,
    }
    const rows = inPages((page) =>
      db().notification.findMany({
        where: { userId, id: { gt: page.after } },
        orderBy: { id: 'asc' },
        take: page.take,
        select: { id: true, ...columns },
      }),
    )
    for await (const { id: _, ...notification } of rows) yield notification
  },
})

const shares = defineTable({
  name: 'shares',
  about:
    'Share links to your progress that you created. Only a hash of each link is stored, and it isn’t exported',
  columns: {
    course: 'Text.',
    label: 'Text. Who the link is for, in your words.',
    sections: 'List. What the report shows.',
    createdAt: 'Time.',
    expiresAt: 'Time.',
    revokedAt: 'Time.',
  },
  read: async function* (learnerId) {
    const rows = await db().progressShare.findMany({ where: { learnerId }, orderBy: { createdAt: 'asc' } })
    for (const { courseSlug, label, sections, createdAt, expiresAt, revokedAt } of rows)
      yield { course: courseSlug, label, sections, createdAt, expiresAt, revokedAt }
  },
})

export const accountTables = [account, signIns, sessions, passkeys, accessTokens, notifications, shares]
