import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { TotalBreakdown } from '@/components/grades/total-breakdown'
import { WhatIf } from '@/components/grades/what-if'
import { BackLink } from '@/components/ui/back-link'
import { requireClassPermission } from '@/server/access/class-access'
import { listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { getOwnTotal } from '@/server/grades/student-total'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Your grades' }

type Props = { params: Promise<{ class: string }> }

/** A student’s own total in a class. Staff find totals in the gradebook. */
export default async function OwnTotalPage({ params }: Props) {
  const { class: classId } = await params
  const { viewer, currentClass } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, currentClass: await requireClassPermission(reader.id, classId, 'view') }
  })
  const home = `/classes/${currentClass.id}`
  if (currentClass.role !== 'student') redirect(`${home}/gradebook`)
  const now = new Date()
  const assigned = await listAssignmentsForStudent(viewer.id, currentClass, now)
  const total = await getOwnTotal(currentClass.id, viewer.id, assigned, now)
  return (
    <div className="page-narrow">
      <BackLink href={home} label="Assignments" />
      <h1 className="mt-2">Your total</h1>
      {total.entries.length === 0 ? (
        <p className="mt-4 text-muted">No assignments yet.</p>
      ) : (
        <>
          <TotalBreakdown {...total} />
          <section aria-labelledby="what-if" className="mt-12">
            <h2 id="what-if">What if?</h2>
            <WhatIf {...total} />
          </section>
        </>
      )}
    </div>
  )
}
