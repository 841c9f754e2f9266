import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ConfirmPanel } from '@/components/ui/confirm'
import { Notice } from '@/components/ui/notice'
import { plural, pluralForm } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { countOpenAttempts } from '@/server/classes/archive-class'
import { listPeople } from '@/server/classes/people-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { archiveClassAction } from '../actions'

export const metadata: Metadata = { title: 'Archive class' }

type Props = { params: Promise<{ class: string }> }

/** Asks before a class is archived, with the number of attempts that archiving submits. */
export default async function ArchivePage({ params }: Props) {
  const { class: classId } = await params
  const { name, archivedAt } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'manage', { evenArchived: true })
  })
  if (archivedAt) redirect(`/classes/${classId}/settings`)
  const [open, people] = await Promise.all([countOpenAttempts(classId), listPeople(classId)])
  const present = people.filter(({ leftAt }) => leftAt === null)
  const members = present.length
  const students = present.filter(({ role }) => role === 'student').length
  return (
    <div className="page-narrow grid gap-6">
      <h1>Archive {name}?</h1>
      <ConfirmPanel
        action={archiveClassAction}
        submit={open === 0 ? 'Archive the class' : `Submit ${plural(open, 'attempt')} and archive the class`}
        hidden={{ class: classId, to: 'archive', openAttempts: String(open) }}
        effect={
          <>
            {open > 0 && (
              <Notice tone="warn">
                <strong>{plural(open, 'attempt is', 'attempts are')} in progress.</strong>{' '}
                {pluralForm(open, 'It is', 'They are')} submitted and graded with the answers that are saved.
                Answers that arrive later are saved without a score. Restoring the class doesn’t reopen{' '}
                {pluralForm(open, 'it', 'them')}.
              </Notice>
            )}
            <p>
              {plural(members, 'person', 'people')} can still read it, {plural(students, 'student')} among
              them, but no one can answer, join, or change anything.
            </p>
          </>
        }
        undo="You can restore the class later."
      />
      <p>
        <Link href={`/classes/${classId}/settings`} prefetch={false}>
          Don’t archive it
        </Link>
      </p>
    </div>
  )
}
