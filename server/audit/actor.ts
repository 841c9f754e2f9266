import 'server-only'
import { clientAddress } from '@/server/auth/limits'
import type { Actor } from './write-audit'

/** The viewer of this request, as the record names them. */
export async function actorOf({ id }: { id: string }): Promise<Actor & { id: string }> {
  return { id, address: await clientAddress() }
}
