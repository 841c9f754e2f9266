import 'server-only'
import { db } from '@/server/db'
import { all, defineTable, inPages } from './export-table'

const account = defineTable({
  name: 'account',
  about: 'You: address, name, and what you switched off',
  columns: {
    id: 'text: the number that stands for you',
    email: 'text; empty for a guest',
    emailVerifiedAt: 'time',
    name: 'text',
    role: 'LEARNER or ADMIN',
    mayTeach: 'true or false: may create classes where that is restricted',
    hasPassword: 'true or false; of the password only a hash is kept, which is not exported',
    mutedMessages: 'list of kinds of messages that you switched off',
    createdAt: 'time',
    lastSeenAt: 'time',
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
        mayTeach: true,
        mutedMessages: true,
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
  about: 'Other sites through which you sign in',
  columns: { provider: 'text', providerAccountId: 'text: their number for you', createdAt: 'time' },
  read: (userId) =>
    all(
      db().account.findMany({
        where: { userId },
        orderBy: { createdAt: 'asc' },
        select: { provider: true, providerAccountId: true, createdAt: true },
      }),
    ),
})

const accessTokens = defineTable({
  name: 'access-tokens',
  about: 'Access tokens that you made; the tokens themselves are kept as a hash only, which is not exported',
  columns: {
    name: 'text',
    scopes: 'list: what it may do',
    createdAt: 'time',
    lastUsedAt: 'time',
    expiresAt: 'time; empty for never',
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

const messages = defineTable({
  name: 'messages',
  about: 'What you were told',
  columns: {
    kind: 'text',
    title: 'text',
    body: 'text',
    path: 'text: where it leads, within this site',
    createdAt: 'time',
    readAt: 'time',
    mailedAt: 'time: when it was mailed, or found that it is not to be',
  },
  read: async function* (userId) {
    const columns = {
      kind: true,
      title: true,
      body: true,
      path: true,
      createdAt: true,
      readAt: true,
      mailedAt: true,
    }
    const rows = inPages((page) =>
      db().message.findMany({
        where: { userId, id: { gt: page.after } },
        orderBy: { id: 'asc' },
        take: page.take,
        select: { id: true, ...columns },
      }),
    )
    for await (const { id: _, ...message } of rows) yield message
  },
})

const shares = defineTable({
  name: 'shares',
  about:
    'Links to your progress that you gave away; the links themselves are kept as a hash only, which is not exported',
  columns: {
    course: 'text',
    label: 'text: for whom it is, in your words',
    parts: 'list: what it shows',
    createdAt: 'time',
    expiresAt: 'time',
    revokedAt: 'time',
  },
  read: async function* (learnerId) {
    const rows = await db().progressShare.findMany({ where: { learnerId }, orderBy: { createdAt: 'asc' } })
    for (const { courseSlug, label, parts, createdAt, expiresAt, revokedAt } of rows)
      yield { course: courseSlug, label, parts, createdAt, expiresAt, revokedAt }
  },
})

export const accountTables = [account, signIns, accessTokens, messages, shares]
