import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { MomentField } from '@/components/ui/moment-field'
import { requireClassPermission } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { listAssignedLessons } from '@/server/lessons/lesson-queries'
import { assignLessonsAction } from '../actions'

export const metadata: Metadata = { title: 'Assign lessons' }

type Props = { params: Promise<{ class: string }> }

export default async function AssignLessonsPage({ params }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'teach')
  })
  const { lessons } = getCourse(currentClass.courseSlug)
  const assigned = new Set((await listAssignedLessons(currentClass)).map(({ slug }) => slug))
  return (
    <div className="page-narrow">
      <BackLink href={`/classes/${currentClass.id}`} label="Assignments" />
      <h1 className="mt-2">Assign lessons</h1>
      <p className="mt-3 mb-6 text-muted">
        A lesson is done when a student has read all sections and answered all quick checks while signed in.
        It has no grade. You’ll see who is done, and students get a notification and a reminder.
      </p>
      <ActionForm
        action={assignLessonsAction}
        submit="Assign"
        hidden={{ class: currentClass.id }}
        fields={[]}
      >
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">Lessons</legend>
          {lessons.map(({ slug, title }) => (
            <label key={slug} className="flex min-h-6 items-start gap-3">
              <input type="checkbox" name={`lesson.${slug}`} className="mt-1 size-4 accent-accent" />
              <span>
                {title}
                {assigned.has(slug) && <span className="text-muted"> (assigned)</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <MomentField
          name="dueAt"
          label="Due"
          value={null}
          help="Optional. Students can still finish later, and you’ll see how many days late."
        />
      </ActionForm>
    </div>
  )
}
