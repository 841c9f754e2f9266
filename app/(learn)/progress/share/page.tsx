import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { Select } from '@/components/ui/select'
import { SHARE_SECTIONS, type ShareSection } from '@/domain/access/share-sections'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { listShares, type ShareSummary } from '@/server/shares/shares'
import { createShareAction, revokeShareAction } from './actions'

export const metadata: Metadata = { title: 'Share your progress', robots: { index: false } }

const DAYS = [
  ['7', '7 days'],
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', '1 year'],
] as const
/** Selected by default. */
const USUAL: readonly ShareSection[] = ['knowledge', 'forecast', 'study', 'results']

export default async function SharePage() {
  const viewer = await findViewer()
  if (!viewer || viewer.isGuest) redirect('/sign-in?next=/progress/share')
  const courses = listCourses()
  const [course] = courses
  if (!course) return null
  const shares = await listShares(viewer.id, new Date())
  return (
    <div className="page-narrow">
      <BackLink href="/progress" label="Progress" />
      <h1 className="mt-2">Share your progress</h1>
      <p className="mt-3 max-w-2xl text-muted text-lg">
        For a tutor, parent, or instructor. Anyone with the link can see your name and the sections you
        choose, and nothing else, until the link expires or you revoke it.
      </p>
      {shares.length > 0 && (
        <section aria-labelledby="links" className="mt-8">
          <h2 id="links">Your links</h2>
          <ul className="mt-3 divide-y divide-line border-line border-y">
            {shares.map((share) => (
              <ShareRow key={share.id} share={share} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="new-link" className="mt-10">
        <h2 id="new-link">New link</h2>
        <div className="mt-4">
          <ActionForm
            action={createShareAction}
            submit="Create link"
            hidden={courses.length > 1 ? {} : { course: course.slug }}
            fields={[
              { name: 'label', label: 'Who is this for?', autoComplete: 'off', help: 'Only you see this.' },
            ]}
          >
            {courses.length > 1 && (
              <Select
                name="course"
                label="Course"
                value={course.slug}
                options={courses.map(({ slug, title }) => [slug, title] as const)}
              />
            )}
            <fieldset className="grid gap-2">
              <legend className="mb-1 font-medium">Sections to share</legend>
              {Object.entries(SHARE_SECTIONS).map(([section, name]) => (
                <label key={section} className="flex items-start gap-3">
                  <input
                    type="checkbox"
                    name={section}
                    defaultChecked={USUAL.some((usual) => usual === section)}
                    className="mt-1 size-4 accent-accent"
                  />
                  {name}
                </label>
              ))}
            </fieldset>
            <Select name="days" label="Expires in" value="30" options={DAYS} />
          </ActionForm>
        </div>
      </section>
    </div>
  )
}

function ShareRow({ share: { id, label, sections, expiresAt, isLive } }: { share: ShareSummary }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="min-w-0 flex-1">
        <span className="wrap-anywhere font-medium">{label}</span>
        <span className="block text-muted text-sm">
          {sections.map((section) => SHARE_SECTIONS[section]).join(' · ')}
          <br />
          {isLive ? 'expires' : 'expired'} <LocalTime date={expiresAt.toISOString()} />
        </span>
      </span>
      <ActionButton
        action={revokeShareAction}
        label={isLive ? `Revoke ${label}` : `Remove ${label}`}
        sign={isLive ? 'Revoke' : 'Remove'}
        hidden={{ id }}
      />
    </li>
  )
}
