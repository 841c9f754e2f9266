import type { Metadata } from 'next'
import Link from 'next/link'
import { TimeZoneField } from '@/components/teaching/people/time-zone-field'
import { ActionForm } from '@/components/ui/action-form'
import { canCreateClasses } from '@/server/access/class-creation'
import { listCourses } from '@/server/content/read-course'
import { pageAccount } from '@/server/http/page-viewer'
import { createClassAction } from '../actions'

export const metadata: Metadata = { title: 'Create class', robots: { index: false } }

export default async function NewClassPage() {
  const viewer = await pageAccount('/classes/new')
  return (
    <div className="page-narrow max-w-md">
      <p className="eyebrow">
        <Link href="/classes" className="text-muted no-underline hover:text-accent">
          Classes
        </Link>
      </p>
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
          <label className="grid gap-1 font-medium">
            Course
            <select
              name="course"
              className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2"
            >
              {courses.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
      </ActionForm>
    </>
  )
}
