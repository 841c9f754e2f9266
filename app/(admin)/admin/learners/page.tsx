import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Tick } from '@/components/ui/checkbox'
import { listAccommodations } from '@/server/attempts/set-learner-limits'
import { requireViewer } from '@/server/auth/viewer'
import { orNotFound } from '@/server/page-viewer'
import { setAccommodationAction } from './actions'

export const metadata: Metadata = { title: 'Accommodations', robots: { index: false } }

export default async function LearnersPage() {
  await orNotFound(() => requireViewer('administrator'))
  const accommodations = await listAccommodations()
  return (
    <div className="page-narrow">
      <p className="eyebrow">
        <Link href="/admin" className="text-muted no-underline hover:text-accent">
          Administration
        </Link>
      </p>
      <h1 className="mt-2">Accommodations</h1>
      <p className="mt-3 text-muted">
        What a learner is granted in every quiz without asking again. A factor of 1 and no extra days is what
        everybody has.
      </p>
      {accommodations.length === 0 ? (
        <p className="mt-6">Nobody has an accommodation yet.</p>
      ) : (
        <ul className="mt-6 divide-y divide-line border-line border-y">
          {accommodations.map(({ email, name, timeFactor, extraDays, onePerPage }) => (
            <li key={email} className="py-2.5">
              <span className="font-medium">{name ?? email}</span>
              {name && <span className="text-muted"> · {email}</span>}
              <span className="block text-muted text-sm">
                Time × {timeFactor}
                {extraDays > 0 && `, ${extraDays === 1 ? 'one extra day' : `${extraDays} extra days`}`}
                {onePerPage && ', each question on a page of its own'}
              </span>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="grant" className="mt-10 grid gap-4">
        <h2 id="grant">Grant or change</h2>
        <ActionForm
          action={setAccommodationAction}
          submit="Save"
          fields={[
            { name: 'email', label: 'E-mail address of the account', type: 'email', autoComplete: 'off' },
            {
              name: 'timeFactor',
              label: 'Time factor',
              type: 'number',
              defaultValue: 1,
              min: 1,
              max: 10,
              step: 'any',
              help: '1.5 is half as long again.',
            },
            {
              name: 'extraDays',
              label: 'Extra days',
              type: 'number',
              defaultValue: 0,
              min: 0,
              max: 365,
              step: 1,
            },
          ]}
        >
          <Tick name="onePerPage" label="Each question on a page of its own" isTicked={false} />
        </ActionForm>
      </section>
    </div>
  )
}
