import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Select } from '@/components/ui/select'
import { requireClassPermission } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { createAssignmentAction } from './actions'

export const metadata: Metadata = { title: 'New assignment' }

type Props = { params: Promise<{ class: string }>; searchParams: Promise<{ quiz?: string }> }

export default async function NewAssignmentPage({ params, searchParams }: Props) {
  const { class: classId } = await params
  const { quiz: chosen = '' } = await searchParams
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach')
  })
  const { quizzes } = getCourse(currentClass.courseSlug)
  return (
    <div className="page-narrow">
      <BackLink href={`/classes/${currentClass.id}`} label="Assignments" />
      <h1 className="mt-2 mb-6">New assignment</h1>
      <ActionForm
        action={createAssignmentAction}
        submit="Continue"
        hidden={{ class: currentClass.id }}
        fields={[{ name: 'title', label: 'Title', autoComplete: 'off' }]}
      >
        <Select
          name="quiz"
          label="Questions"
          value={chosen}
          options={[
            ['', 'Add questions in the next step'],
            ...quizzes.map(({ slug, quiz }) => [slug, `Questions from “${quiz.title}”`] as const),
          ]}
        />
        <p className="text-muted text-sm">
          Students don’t see the assignment until you publish it. Next, choose its questions and settings.
        </p>
      </ActionForm>
    </div>
  )
}
