import type { Metadata } from 'next'
import Link from 'next/link'
import { AccommodationForm } from '@/components/teaching/assignment/accommodation-form'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Checkbox } from '@/components/ui/checkbox'
import { plural } from '@/domain/text/format'
import { listAccommodations } from '@/server/attempts/set-learner-limits'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { setAccommodationAction } from './actions'

export const metadata: Metadata = { title: 'Accommodations', robots: { index: false } }

type Props = { searchParams: Promise<{ learner?: string | string[] }> }

export default async function LearnersPage({ searchParams }: Props) {
  await orNotFound(() => requireViewer('administrator'))
  const accommodations = await listAccommodations()
  const { learner } = await searchParams
  const chosen = accommodations.find(({ id }) => id === learner)
  return (
    <div className="page-narrow">
      <BackLink href="/admin" label="Administration" />
      <h1 className="mt-2">Accommodations</h1>
      <p className="mt-3 text-muted">
        Applies to a learner in every class and quiz. A multiplier of 1 and no extra days change nothing.
      </p>
      {accommodations.length === 0 ? (
        <p className="mt-6">No accommodations yet.</p>
      ) : (
        <ul className="mt-6 divide-y divide-line border-line border-y">
          {accommodations.map(({ id, email, name, timeMultiplier, extraDays, onePerPage }) => (
            <li key={email} className="py-2.5">
              <span className="font-medium">{name ?? email}</span>
              {name && <span className="text-muted"> · {email}</span>}
              <span className="block text-muted text-sm">
                Time × {timeMultiplier}
                {extraDays > 0 && `, ${plural(extraDays, 'extra day')}`}
                {onePerPage && ', each question on a separate page'}
              </span>
              <Link href={`/admin/learners?learner=${id}`} prefetch={false} className="text-sm">
                Edit<span className="sr-only"> the accommodation of {name ?? email}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="grant" className="mt-10 grid gap-4">
        <h2 id="grant">{chosen ? `Accommodation for ${chosen.name ?? chosen.email}` : 'Add or change'}</h2>
        {chosen ? (
          <AccommodationForm
            action={setAccommodationAction}
            hidden={{ email: chosen.email }}
            granted={chosen}
          >
            <Checkbox name="shorten" label="Also shorten attempts in progress" isTicked={false} />
          </AccommodationForm>
        ) : (
          <ActionForm
            action={setAccommodationAction}
            submit="Save"
            fields={[
              { name: 'email', label: 'Email of the account', type: 'email', autoComplete: 'off' },
              {
                name: 'timeMultiplier',
                label: 'Time multiplier',
                type: 'number',
                required: false,
                min: 1,
                max: 10,
                step: 'any',
                help: '1.5 = 50% more time. Leave blank for no change.',
              },
              {
                name: 'extraDays',
                label: 'Extra days',
                type: 'number',
                required: false,
                min: 0,
                max: 365,
                step: 1,
                help: 'Calendar days, added to due and closing dates. Leave blank for no change.',
              },
            ]}
          >
            <Checkbox name="onePerPage" label="Each question on a separate page" isTicked={false} />
          </ActionForm>
        )}
      </section>
    </div>
  )
}
