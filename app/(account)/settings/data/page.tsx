import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { SignInAgain } from '@/components/account/sign-in-again'
import { Disclosure } from '@/components/ui/disclosure'
import { EXPORT_TABLES } from '@/server/export/export-tables'
import { isRecentlySignedIn } from '@/server/http/sessions'
import { findViewer } from '@/server/http/viewer'
import { SettingsTabs } from '../settings-tabs'

export const metadata: Metadata = { title: 'Your data', robots: { index: false } }

export default async function DataPage() {
  const viewer = await findViewer()
  if (!viewer) redirect('/sign-in?next=/settings/data')
  const canDownload = await isRecentlySignedIn(await cookies(), viewer, new Date())
  return (
    <div className="page-narrow">
      <SettingsTabs />
      <h1 className="mt-4">Your data</h1>
      <p className="mt-3 max-w-2xl text-lg text-muted">
        Download everything stored about you. Points and questions that a quiz hides from you for now are left
        out until it shows them.
      </p>
      <div className="mt-6">
        {canDownload ? (
          <a href="/settings/data/json" download className="button">
            Download everything as JSON
          </a>
        ) : (
          <SignInAgain purpose="to download your data" here="/settings/data" />
        )}
      </div>
      <section aria-labelledby="tables" className="mt-12">
        <h2 id="tables">CSV files for spreadsheets</h2>
        <ul className="mt-4 border-line border-t">
          {EXPORT_TABLES.map(({ name, about, columns }) => (
            <li key={name} className="border-line border-b py-4">
              <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
                <p className="min-w-0 flex-1 basis-72">{about}.</p>
                {canDownload && (
                  <a href={`/settings/data/csv/${name}`} download className="button-small">
                    Download {name}.csv
                  </a>
                )}
              </div>
              <Disclosure label="Columns" className="mt-1">
                <dl className="mt-3 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
                  {Object.entries(columns).map(([column, meaning]) => (
                    <div key={column} className="contents">
                      <dt className="font-mono">{column}</dt>
                      <dd className="text-muted max-sm:mb-2">{meaning}</dd>
                    </div>
                  ))}
                </dl>
              </Disclosure>
            </li>
          ))}
        </ul>
      </section>
      <p className="mt-8 max-w-2xl text-muted">
        Times are in UTC (ISO 8601). The files leave out passwords, tokens, and links, which are stored only
        as hashes. They also leave out correct answers, private notes that others wrote, such as instructors’
        notes, and class audit logs. To delete everything, go to{' '}
        <Link href="/settings">Account settings</Link>.
      </p>
    </div>
  )
}
