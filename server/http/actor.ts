import 'server-only'
import type { ActingPerson } from '@/server/platform/write-audit'
import { clientAddress } from './rate-limits'

/** The viewer of this request, as the record names them. */
export async function actorOf({ id }: { id: string }): Promise<ActingPerson> {
  return { id, address: await clientAddress() }
}
