import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { DAY_SECONDS } from '@/domain/time/durations'
import { publicUrl } from '@/server/platform/env'
import { readToken, signToken } from '@/server/platform/signed-token'
import type { Cookies } from './caller'

/**
 * A signed cookie with the accounts that signed in with this browser. It gives no access: tries of their passwords from
 * here only don't wait for anyone else's failures.
 */

const COOKIE = 'casebook-device'
const PURPOSE = 'known-device'
const DEVICE_SECONDS = 180 * DAY_SECONDS
const MOST_ACCOUNTS = 5

const DeviceSchema = z.object({ id: z.string(), users: z.array(z.string()) })

/** Remembers that an account signed in with this browser. */
export function rememberDevice(cookies: Cookies, userId: string): void {
  const device = readDevice(cookies) ?? { id: randomUUID(), users: [] }
  const users = [userId, ...device.users.filter((id) => id !== userId)].slice(0, MOST_ACCOUNTS)
  cookies.set(COOKIE, signToken(PURPOSE, { ...device, users }), {
    ...{ httpOnly: true, sameSite: 'lax', path: '/' },
    secure: publicUrl().startsWith('https://'),
    maxAge: DEVICE_SECONDS,
  })
}

/** @returns the ID of this browser if the account signed in with it before; otherwise null */
export function findKnownDevice(cookies: Pick<Cookies, 'get'>, userId: string): string | null {
  const device = readDevice(cookies)
  return device?.users.includes(userId) ? device.id : null
}

function readDevice(cookies: Pick<Cookies, 'get'>): z.infer<typeof DeviceSchema> | null {
  const value = cookies.get(COOKIE)?.value
  return value ? readToken(PURPOSE, value, DeviceSchema) : null
}
