import type { Metadata } from 'next'
import Link from 'next/link'
import { ImportedNote } from '@/components/teaching/people/imported-note'
import { Invited } from '@/components/teaching/people/invited'
import { JoinCard } from '@/components/teaching/people/join-card'
import { KeptNote } from '@/components/teaching/people/kept-note'
import { LeftList } from '@/components/teaching/people/left-list'
import { StaffList } from '@/components/teaching/people/staff-list'
import { StudentTable } from '@/components/teaching/people/student-table'
import { UndoNote } from '@/components/ui/undo-note'
import { isStaffRole } from '@/domain/access/class-permissions'
import { requireClassPermission } from '@/server/access/class-access'
import { getJoining } from '@/server/classes/change-class'
import { listInvitations } from '@/server/classes/invitations'
import { listGroups, listPeople } from '@/server/classes/people-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { publicUrl } from '@/server/platform/env'
import { isMailSet } from '@/server/platform/mail'
import { restoreMemberAction, setGroupMembersAction, withdrawInvitationAction } from './actions'

export const metadata: Metadata = { title: 'People' }

type Props = {
  params: Promise<{ class: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The page of invitations lists all of them. */
const SHOWN_INVITATIONS = 10

export default async function PeoplePage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const { added, invited, kept, removed } = await searchParams
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'viewGrades')
  })
  const isOpen = currentClass.archivedAt === null
  const canManage = currentClass.role === 'instructor' && isOpen
  const canTeach = currentClass.role !== 'observer' && isOpen
  const [everybody, groups, invitations, joining] = await Promise.all([
    listPeople(classId),
    listGroups(classId),
    canManage ? listInvitations(classId) : [],
    canTeach ? getJoining(classId) : null,
  ])
  // If no one can verify an email address and nothing depends on it, don’t mark unverified accounts.
  const matters = isMailSet() || Boolean(joining?.domain)
  const people = everybody.map((person) => ({ ...person, isVerified: person.isVerified || !matters }))
  const present = people.filter(({ leftAt }) => leftAt === null)
  const home = `/classes/${classId}`
  const justRemoved = canManage && people.find(({ id, leftAt }) => id === removed && leftAt !== null)
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-10">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1>People</h1>
        <p className="flex flex-wrap gap-3">
          {canTeach && (
            <Link href={`${home}/people/groups`} prefetch={false} className="button-quiet">
              Groups
            </Link>
          )}
          {canManage && (
            <Link href={`${home}/people/roster`} prefetch={false} className="button">
              Import roster
            </Link>
          )}
        </p>
      </header>
      {canManage && (
        <ImportedNote added={Number(added)} invited={Number(invited)} open={invitations.length} />
      )}
      {canManage && <KeptNote kept={Number(kept)} />}
      {justRemoved && (
        <UndoNote
          action={restoreMemberAction}
          hidden={{ class: classId, person: justRemoved.id }}
          undoes={`restore ${justRemoved.name}`}
        >
          {justRemoved.name} was removed from the class. All their work stays saved.
        </UndoNote>
      )}
      {joining && (
        <JoinCard joining={joining} site={publicUrl()} settings={canManage ? `${home}/settings` : null} />
      )}
      <StaffList people={present.filter(({ role }) => isStaffRole(role))} home={home} canChange={canManage} />
      <StudentTable
        students={present.filter(({ role }) => role === 'student')}
        groups={groups}
        home={home}
        classId={classId}
        action={canTeach ? setGroupMembersAction : null}
      />
      <Invited
        invitations={invitations.slice(0, SHOWN_INVITATIONS)}
        total={invitations.length}
        classId={classId}
        withdraw={withdrawInvitationAction}
        resend={null}
        allHref={`${home}/people/invitations`}
      />
      <LeftList
        home={home}
        people={people.filter(({ leftAt }) => leftAt !== null)}
        classId={classId}
        action={canManage ? restoreMemberAction : null}
      />
    </div>
  )
}
