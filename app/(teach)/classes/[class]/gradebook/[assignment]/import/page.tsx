import Link from 'next/link'
import { MarksImport } from '@/components/teaching/gradebook/marks-import'
import { getAssignmentFor } from '@/server/assignments/assignment-access'
import { requireViewer } from '@/server/auth/viewer'
import { orNotFound } from '@/server/page-viewer'
import { importMarksAction } from '../../actions'
import { previewMarksAction } from './actions'

type Props = { params: Promise<{ class: string; assignment: string }> }

export default async function ImportPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  const { quiz, points } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getAssignmentFor(viewer.id, { classId, assignmentId }, 'teach')
  })
  return (
    <div className="page-narrow">
      <p className="eyebrow">
        <Link href={`/classes/${classId}/gradebook`} className="text-muted no-underline hover:text-accent">
          Marks
        </Link>
      </p>
      <h1 className="mt-2">Marks from a file</h1>
      <p className="mt-3 text-muted">
        For “{quiz.title}”, of {points} points. One line for each student: the e-mail address, then the mark.
        Nothing is written before you have seen what would happen.
      </p>
      <MarksImport
        preview={previewMarksAction}
        apply={importMarksAction}
        hidden={{ class: classId, assignment: assignmentId }}
        points={points}
      />
    </div>
  )
}
