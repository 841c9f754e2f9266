import type { Metadata } from 'next'
import { TimeZoneField } from '@/components/teaching/people/time-zone-field'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Select } from '@/components/ui/select'
import { canCreateClasses } from '@/server/access/class-creation'
import { listCourses } from '@/server/content/read-course'
import { pageAccount } from '@/server/http/page-viewer'
import { createClassAction } from '../actions'

export const metadata: Metadata = { title: 'Create class', robots: { index: false } }

export default async function NewClassPage() {
  const viewer = await pageAccount('/classes/new')
  return (
    <div className="page-narrow max-w-md">
      <BackLink href="/classes" label="Classes" />
      <h1 className="mt-2">Create class</h1>
      {(await canCreateClasses(viewer.id)) ? (
        <CreateForm courses={listCourses().map(({ slug, title }) => ({ slug, title }))} />
      ) : (
        <p className="mt-4">
          On this site, only administrators and approved instructors can create classes. To get approved, ask
          an administrator.
        </p>
      )}
    </div>
  )
}

function CreateForm({ courses }: { courses: { slug: string; title: string }[] }) {
  const [only, ...others] = courses
  return (
    <>
      <p className="mt-3 mb-8 text-muted">
        You’ll be its instructor. Students join with a code or a link, or you import a roster.
      </p>
      <ActionForm
        action={createClassAction}
        submit="Create class"
        hidden={only && others.length === 0 ? { course: only.slug } : {}}
        fields={[
          { name: 'name', label: 'Name', autoComplete: 'off' },
          {
            name: 'term',
            label: 'Term',
            autoComplete: 'off',
            required: false,
            help: 'For example, “Spring 2027”.',
          },
        ]}
      >
        <TimeZoneField />
        {others.length > 0 && (
          <Select
            name="course"
            label="Course"
            value={courses[0]?.slug ?? ''}
            options={courses.map(({ slug, title }) => [slug, title] as const)}
          />
        )}
      </ActionForm>
    </>
  )
}
