import type { Metadata } from 'next'
import Link from 'next/link'
import { ConfirmPanel } from '@/components/ui/confirm'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { leaveClassAction } from '../actions'

export const metadata: Metadata = { title: 'Leave class' }

type Props = { params: Promise<{ class: string }> }

export default async function LeavePage({ params }: Props) {
  const { class: classId } = await params
  const { name, role } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'view')
  })
  return (
    <div className="page-narrow grid gap-6">
      <h1>Leave {name}?</h1>
      <ConfirmPanel
        action={leaveClassAction}
        submit="Leave class"
        hidden={{ class: classId }}
        effect={
          <p>
            You’ll no longer see its assignments.{' '}
            {role === 'student'
              ? 'Your attempts and grades stay saved, and class staff can still see them.'
              : 'Your work stays saved.'}
          </p>
        }
        undo={
          role === 'student'
            ? 'To rejoin, you need the class code.'
            : 'Only an instructor can add you to the staff again.'
        }
      />
      <p>
        <Link href={`/classes/${classId}`} prefetch={false}>
          Stay in class
        </Link>
      </p>
    </div>
  )
}
