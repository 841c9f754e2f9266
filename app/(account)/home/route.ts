import { findLandingPath } from '@/server/classes/find-landing-path'
import { findViewer } from '@/server/http/viewer'

/** Leads to the page where the user begins after a sign-in. */
export async function GET() {
  const viewer = await findViewer()
  if (!viewer) return seeOther(`/sign-in?next=${encodeURIComponent('/home')}`)
  return seeOther(await findLandingPath(viewer.id))
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
