import { expect, test } from 'vitest'
import { createShare, getSharedReport, listShares, revokeShare } from '@/server/shares/shares'
import { createAccount } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const code = (wanted: string) => expect.objectContaining({ code: wanted })
const now = new Date('2026-03-02T12:00:00Z')
const SHARE = {
  course: 'csto-nagorno-karabakh',
  label: 'My tutor',
  days: 7,
  sections: ['knowledge' as const],
}
const tokenOf = (link: string) => link.split('/').at(-1) ?? ''

test('a link shows the chosen sections until it expires', async () => {
  const learnerId = await createAccount('Ada')
  const token = tokenOf(await createShare(learnerId, SHARE, now))
  expect(await getSharedReport(token, now)).toMatchObject({ learnerId, name: 'Ada', sections: ['knowledge'] })
  const end = new Date(now.getTime() + 7 * 24 * 3_600_000)
  await expect(getSharedReport(token, end)).rejects.toEqual(code('NOT_FOUND'))
  await expect(getSharedReport(`${token}x`, now)).rejects.toEqual(code('NOT_FOUND'))
})

test('the token itself is stored nowhere', async () => {
  const learnerId = await createAccount('Ada')
  const token = tokenOf(await createShare(learnerId, SHARE, now))
  expect(JSON.stringify(await database().progressShare.findMany({ where: { learnerId } }))).not.toContain(
    token,
  )
})

test('a revoked link shows nothing, and only its learner can revoke it', async () => {
  const [ada, ben] = [await createAccount('Ada'), await createAccount('Ben')]
  const token = tokenOf(await createShare(ada, SHARE, now))
  const [share] = await listShares(ada, now)
  await expect(revokeShare(ben, share?.id ?? '', now)).rejects.toEqual(code('NOT_FOUND'))
  await revokeShare(ada, share?.id ?? '', now)
  await expect(getSharedReport(token, now)).rejects.toEqual(code('NOT_FOUND'))
  expect(await listShares(ada, now)).toEqual([])
})

test('a course that doesn’t exist has no report', async () => {
  const learnerId = await createAccount('Ada')
  await expect(createShare(learnerId, { ...SHARE, course: 'none' }, now)).rejects.toEqual(code('NOT_FOUND'))
})

test('a link shows at least one section, and the number of links is limited', async () => {
  const learnerId = await createAccount('Ada')
  await expect(createShare(learnerId, { ...SHARE, sections: [] }, now)).rejects.toEqual(code('INVALID_INPUT'))
  for (let count = 0; count < 20; count++) await createShare(learnerId, SHARE, now)
  await expect(createShare(learnerId, SHARE, now)).rejects.toEqual(code('CONFLICT'))
})
