import 'server-only'
import { cookies } from 'next/headers'
import { isSecure, SESSION_SECONDS } from './settings'

/** Tells the header of static pages whether to show “Sign in” before it loads the viewer. It gives no access. `public/theme.js` reads it. */
const HINT = 'signed-in'

export async function writeSignedInHint(): Promise<void> {
  await write('1', SESSION_SECONDS)
}

export async function clearSignedInHint(): Promise<void> {
  await write('', 0)
}

async function write(value: string, maxAge: number): Promise<void> {
  const jar = await cookies()
  jar.set(HINT, value, { sameSite: 'lax', secure: isSecure(), path: '/', maxAge })
}
