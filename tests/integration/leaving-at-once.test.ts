import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { setMemberRole } from '@/server/classes/change-member'
import { leaveClass } from '@/server/classes/leave-class'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })

async function createTaughtByTwo() {
  const testClass = await createClass()
  const second = await createAccount('Second instructor')
  await database().classMember.create({
    data: { classId: testClass.classId, userId: second, role: 'INSTRUCTOR' },
  })
  return { classId: testClass.classId, first: testClass.instructorId, second }
}

const leave = (classId: string, id: string) => leaveClass(by(id), { class: classId }, new Date())
const demote = (classId: string, actor: string, person: string) =>
  setMemberRole(by(actor), { class: classId, person, role: 'assistant' })
async function removeAccount(id: string): Promise<void> {
  const { email } = await database().user.findUniqueOrThrow({ where: { id } })
  const viewer = { id, email, name: null, role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
}

type Pair = Awaited<ReturnType<typeof createTaughtByTwo>>
const WAYS: Record<string, (pair: Pair) => [Promise<void>, Promise<void>]> = {
  'both leave': ({ classId, first, second }) => [leave(classId, first), leave(classId, second)],
  'one leaves and the other deletes their account': ({ classId, first, second }) => [
    leave(classId, first),
    removeAccount(second),
  ],
  'both delete their accounts': ({ first, second }) => [removeAccount(first), removeAccount(second)],
  'each makes the other an assistant': ({ classId, first, second }) => [
    demote(classId, first, second),
    demote(classId, second, first),
  ],
}

test.each(Object.keys(WAYS))('a class keeps an instructor if %s concurrently', async (way) => {
  for (let round = 0; round < 3; round++) {
    const pair = await createTaughtByTwo()
    const outcomes = await Promise.allSettled(WAYS[way]?.(pair) ?? [])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const instructors = await database().classMember.count({
      where: { classId: pair.classId, role: 'INSTRUCTOR', leftAt: null },
    })
    expect(instructors).toBe(1)
  }
})
