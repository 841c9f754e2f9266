import type { Metadata } from 'next'
import { GradesImport } from '@/components/teaching/gradebook/grades-import'
import { BackLink } from '@/components/ui/back-link'
import { plural } from '@/domain/text/format'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { importGradesAction } from '../../actions'
import { previewGradesAction } from './actions'

export const metadata: Metadata = { title: 'Import grades' }

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function ImportPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { quiz, points } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireAssignmentPermission(viewer.id, { classId, assignmentId }, 'teach')
  })
  return (
    <div className="page-narrow">
      <BackLink href={`/classes/${classId}/assignments/${assignmentId}`} label={quiz.title} />
      <h1 className="mt-2">Import grades</h1>
      <p className="mt-3 text-muted">
        For “{quiz.title}”, out of {plural(points, 'point')}. Each row has an email address and a grade; a
        file exported from the gradebook works, too. You’ll see every change before anything is saved.
      </p>
      <GradesImport
        preview={previewGradesAction}
        apply={importGradesAction}
        hidden={{ class: classId, assignment: assignmentId }}
      />
    </div>
  )
}
