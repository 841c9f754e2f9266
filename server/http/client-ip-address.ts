import 'server-only'
import { headers } from 'next/headers'
import { CLIENT_HEADER } from '@/server/platform/request-context'

/** Returns the IP address of a page's or an action's client, as the server in `bin/` saw it. */
export async function clientIpAddress(): Promise<string> {
  return (await headers()).get(CLIENT_HEADER) ?? 'unknown'
}
