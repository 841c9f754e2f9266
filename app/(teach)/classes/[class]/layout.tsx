import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageTabs } from '@/components/ui/page-tabs'
import type { ClassRole } from '@/domain/access/class-permissions'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

// The same title for every class, so it reveals nothing to nonmembers.
export const metadata: Metadata = { title: 'Class', robots: { index: false } }

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

function linksFor(role: ClassRole, home: string) {
  const links = [
    { href: home, label: 'Assignments', for: ['instructor', 'assistant', 'observer', 'student'] },
    { href: `${home}/people`, label: 'People', for: ['instructor', 'assistant', 'observer'] },
    { href: `${home}/gradebook`, label: 'Gradebook', for: ['instructor', 'assistant', 'observer'] },
    { href: `${home}/insight`, label: 'Insight', for: ['instructor', 'assistant', 'observer'] },
    { href: `${home}/items`, label: 'Questions', for: ['instructor', 'assistant'] },
    { href: `${home}/regrade-requests`, label: 'Regrade requests', for: ['instructor', 'assistant'] },
    { href: `${home}/audit-log`, label: 'Audit log', for: ['instructor'] },
    { href: `${home}/settings`, label: 'Settings', for: ['instructor', 'assistant', 'observer', 'student'] },
  ]
  return links.filter((link) => link.for.includes(role)).map(({ href, label }) => ({ href, label }))
}
