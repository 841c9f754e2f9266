import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageTabs } from '@/components/ui/page-tabs'
import type { ClassRole } from '@/domain/access/class-permissions'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

// Titles name the page and not the class, so they reveal nothing to nonmembers.
export const metadata: Metadata = {
  title: { default: 'Class · Casebook', template: '%s · Casebook' },
  robots: { index: false },
}

type Props = { params: Promise<{ class: string }>; children: ReactNode }

/** Each page checks permissions; layouts don’t. */
export default async function ClassLayout({ params, children }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'view')
  })
  return (
    <>
      <div className="no-print border-line border-b bg-wash">
        <div className="mx-auto flex w-full max-w-[68rem] flex-wrap items-center justify-between gap-x-8 px-5">
          <p className="py-2 font-semibold">
            {currentClass.name}
            {currentClass.term && <span className="font-normal text-muted"> · {currentClass.term}</span>}
            {currentClass.archivedAt && <span className="font-normal text-warn"> · archived</span>}
          </p>
          <PageTabs label="Class" links={linksFor(currentClass.role, `/classes/${currentClass.id}`)} />
        </div>
      </div>
      {children}
    </>
  )
}

const STAFF: readonly ClassRole[] = ['instructor', 'assistant', 'observer']
const TEACHING: readonly ClassRole[] = ['instructor', 'assistant']
const EVERYONE: readonly ClassRole[] = [...STAFF, 'student']

/** The only navigation of a class. Pages that it doesn’t list are linked from the page that they belong to, which is then the current one. */
function linksFor(role: ClassRole, home: string) {
  const links = [
    { href: `${home}/overview`, label: 'Overview', for: STAFF },
    { href: home, label: 'Assignments', parts: [`${home}/grades`], for: EVERYONE },
    { href: `${home}/gradebook`, label: 'Gradebook', for: STAFF },
    { href: `${home}/items`, label: 'Questions', parts: [`${home}/regrade-requests`], for: TEACHING },
    { href: `${home}/people`, label: 'People', for: STAFF },
    { href: `${home}/settings`, label: 'Settings', parts: [`${home}/audit-log`], for: EVERYONE },
  ]
  return links.flatMap(({ for: roles, ...link }) => (roles.includes(role) ? [link] : []))
}
