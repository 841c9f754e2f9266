import type { Metadata } from 'next'
import Link from 'next/link'
import { ClassSettings } from '@/components/teaching/people/class-settings'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { canCreateClasses } from '@/server/access/class-creation'
import { getJoining } from '@/server/classes/change-class'
import { findKeepsGrades } from '@/server/classes/keep-grades'
import { listPeople } from '@/server/classes/people-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import {
  archiveClassAction,
  copyClassAction,
  renameClassAction,
  setJoiningAction,
  setKeepsGradesAction,
  setTimeZoneAction,
  transferOwnershipAction,
} from './actions'

export const metadata: Metadata = { title: 'Class settings' }

type Props = { params: Promise<{ class: string }> }

export default async function ClassSettingsPage({ params }: Props) {
  const { class: classId } = await params
  const { viewer, currentClass } = await orNotFound(async () => {
    const reader = await requireViewer('account')
    return { viewer: reader, currentClass: await requireClassPermission(reader.id, classId, 'view') }
  })
  return (
    <div className="page-narrow grid gap-12">
      <h1>Class settings</h1>
      {currentClass.role === 'instructor' && <OwnSettings currentClass={currentClass} viewerId={viewer.id} />}
      {currentClass.role === 'instructor' && (
        <section aria-labelledby="audit-log">
          <h2 id="audit-log">Audit log</h2>
          <p className="mt-2 text-muted">
            All changes to grades, roles, rules, and answer keys in this class, and who made them.
          </p>
          <p className="mt-4">
            <Link href={`/classes/${classId}/audit-log`} prefetch={false} className="button-quiet">
              Open audit log
            </Link>
          </p>
        </section>
      )}
      <section aria-labelledby="leave">
        <h2 id="leave">Leave class</h2>
        <p className="mt-2 text-muted">
          {currentClass.role === 'student'
            ? 'Your work stays saved.'
            : 'You’ll no longer see the class. Your work stays saved.'}
        </p>
        <p className="mt-4">
          <Link href={`/classes/${classId}/settings/leave`} prefetch={false} className="button-quiet">
            Leave class
          </Link>
        </p>
      </section>
    </div>
  )
}

async function OwnSettings({ currentClass, viewerId }: { currentClass: ClassForMember; viewerId: string }) {
  const [joining, people, canCopy, keepsGrades] = await Promise.all([
    getJoining(currentClass.id),
    listPeople(currentClass.id),
    canCreateClasses(viewerId),
    findKeepsGrades(currentClass.id),
  ])
  const others = people.filter(({ id, leftAt }) => leftAt === null && id !== viewerId)
  return (
    <ClassSettings
      currentClass={currentClass}
      joining={joining}
      others={others}
      canCopy={canCopy}
      keepsGrades={keepsGrades}
      actions={{
        rename: renameClassAction,
        zone: setTimeZoneAction,
        join: setJoiningAction,
        archive: archiveClassAction,
        keepGrades: setKeepsGradesAction,
        transferOwnership: transferOwnershipAction,
        copy: copyClassAction,
      }}
    />
  )
}
