import { landingPath } from '@/domain/access/landing-path'
import { listMyClasses } from '@/server/classes/class-queries'
import { findViewer } from '@/server/http/viewer'

/** Leads to the page where the user begins after a sign-in. */
export async function GET() {
  const viewer = await findViewer()
  if (!viewer) return seeOther(`/sign-in?next=${encodeURIComponent('/home')}`)
  const classes = await listMyClasses(viewer.id)
  return seeOther(
    landingPath(classes.flatMap(({ id, role, isArchived }) => (isArchived ? [] : [{ classId: id, role }]))),
  )
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
