import 'server-only'
import { clientAddress } from '@/server/auth/limits'
import type { ActingPerson } from './write-audit'

/** Returns the viewer of this request as an actor of the audit log. */
export async function actorOf({ id }: { id: string }): Promise<ActingPerson> {
  return { id, address: await clientAddress() }
}
