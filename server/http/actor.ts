import 'server-only'
import type { ActingPerson } from '@/server/platform/write-audit'
import { clientIpAddress } from './client-ip-address'

/** Returns the viewer of this request as an actor of the audit log. */
export async function actorOf({ id }: { id: string }): Promise<ActingPerson> {
  return { id, ipAddress: await clientIpAddress() }
}
