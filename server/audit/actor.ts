import 'server-only'
import { clientAddress } from '@/server/auth/limits'
import type { ActingPerson } from './write-audit'

/** The viewer of this request, as the record names them. */
export async function actorOf({ id }: { id: string }): Promise<ActingPerson> {
  return { id, address: await clientAddress() }
}
