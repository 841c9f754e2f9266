import { publicKeys } from '@/server/receipts/sign-receipt'

// Not at build time: the secret that the key comes from is not known there.
export const dynamic = 'force-dynamic'

/** The public keys that verify receipts. Other sites can read them. */
export function GET() {
  return Response.json(publicKeys(), {
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' },
  })
}
