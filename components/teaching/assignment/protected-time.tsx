import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { pluralForm } from '@/domain/text/format'

type Props = {
  classId: string
  kept: { attemptId: string; name: string; closesAt: Date | null; wouldCloseAt: Date | null }[]
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
}

/** Lists attempts in progress that have more time than the current settings give, and lets staff shorten them. */
export function ProtectedTime({ classId, kept, action, hidden }: Props) {
  if (kept.length === 0) return null
  return (
    <section aria-labelledby="kept" className="card mt-10 grid gap-4">
      <h2 id="kept">Attempts that keep their time</h2>
      <p className="text-muted">
        Changing settings doesn’t take time from attempts in progress.{' '}
        {pluralForm(kept.length, 'This one has', 'These have')} more time than the current settings give.
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {kept.map(({ attemptId, name, closesAt, wouldCloseAt }) => (
          <li key={attemptId} className="py-2.5">
            <Link href={`/classes/${classId}/attempts/${attemptId}`} prefetch={false}>
              {name}
            </Link>
            <span className="block text-muted text-sm">
              {closesAt ? (
                <>
                  Closes <LocalTime date={closesAt.toISOString()} />
                </>
              ) : (
                'Doesn’t close'
              )}
              {wouldCloseAt && (
                <>
                  ; by the current settings <LocalTime date={wouldCloseAt.toISOString()} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ActionForm
        action={action}
        submit={pluralForm(kept.length, 'Shorten this attempt', `Shorten these ${kept.length} attempts`)}
        hidden={hidden}
        fields={[]}
        danger
      >
        <Checkbox
          name="shorten"
          label="Yes, take this time away. The students are notified."
          isTicked={false}
        />
      </ActionForm>
    </section>
  )
}
