import type { Metadata } from 'next'
import { GradesImport } from '@/components/teaching/gradebook/grades-import'
import { BackLink } from '@/components/ui/back-link'
import { requireClassPermission } from '@/server/access/class-access'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { previewGradesAction } from '../[assignment]/import/actions'
import { importGradesAction } from '../actions'

export const metadata: Metadata = { title: 'Import grades' }

type Props = { params: Promise<{ class: string }> }

export default async function ImportGradebookPage({ params }: Props) {
  const { class: classId } = await params
  await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach')
  })
  return (
    <div className="page-narrow">
      <BackLink href={`/classes/${classId}/gradebook`} label="Gradebook" />
      <h1 className="mt-2">Import grades</h1>
      <p className="mt-3 text-muted">
        Export the gradebook, change grades in your spreadsheet, and import the file here. Or use your own
        table with an “Email” column and a column for each assignment, with its title as the heading. Empty
        cells change nothing. You’ll see every change before anything is saved.
      </p>
      <GradesImport preview={previewGradesAction} apply={importGradesAction} hidden={{ class: classId }} />
    </div>
  )
}
