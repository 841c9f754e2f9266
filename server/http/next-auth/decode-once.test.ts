import { expect, test, vi } from 'vitest'
import { DecodedSessions } from './decode-once'

const NOW = 1_800_000_000_000
const token = (exp = NOW / 1000 + 3600) => ({ sub: 'ani', sessionVersion: 1, iat: 1, exp })

test('a cookie is decoded once a minute, also by concurrent requests', async () => {
  const decode = vi.fn(async () => token())
  const sessions = new DecodedSessions(decode)
  await Promise.all([sessions.read('a', NOW), sessions.read('a', NOW)])
  expect(await sessions.read('a', NOW + 59_999)).toEqual(token())
  expect(decode).toHaveBeenCalledTimes(1)
  await sessions.read('b', NOW)
  expect(decode).toHaveBeenCalledTimes(2)
  await sessions.read('a', NOW + 60_000)
  expect(decode).toHaveBeenCalledTimes(3)
})

test('an invalid cookie is decoded once a minute too', async () => {
  const decode = vi.fn(async () => null)
  const sessions = new DecodedSessions(decode)
  expect(await sessions.read('x', NOW)).toBeNull()
  expect(await sessions.read('x', NOW)).toBeNull()
  expect(decode).toHaveBeenCalledTimes(1)
})

test('a session that expires within the minute ends on time', async () => {
  const sessions = new DecodedSessions(async () => token(NOW / 1000 + 10))
  expect(await sessions.read('a', NOW)).toMatchObject({ sub: 'ani' })
  expect(await sessions.read('a', NOW + 10_000)).toBeNull()
})

test('a failure isn’t stored', async () => {
  const decode = vi.fn().mockRejectedValueOnce(new Error('no secret')).mockResolvedValue(token())
  const sessions = new DecodedSessions(decode)
  await expect(sessions.read('a', NOW)).rejects.toThrow('no secret')
  expect(await sessions.read('a', NOW)).toMatchObject({ sub: 'ani' })
})

test('at most 5,000 cookies are stored, and none that is too long', async () => {
  const decode = vi.fn(async () => token())
  const sessions = new DecodedSessions(decode)
  for (let number = 0; number <= 5_000; number++) await sessions.read(`c${number}`, NOW)
  await sessions.read('c1', NOW)
  expect(decode).toHaveBeenCalledTimes(5_001)
  await sessions.read('c0', NOW)
  expect(decode).toHaveBeenCalledTimes(5_002)
  const long = 'x'.repeat(1_001)
  await sessions.read(long, NOW)
  await sessions.read(long, NOW)
  expect(decode).toHaveBeenCalledTimes(5_004)
})
