import { ActionButton } from '@/components/ui/action-button'
import { LocalTime } from '@/components/ui/local-time'
import type { ClassRole } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { PersonName } from './person-name'

type Gone = {
  id: string
  name: string
  email: string
  isVerified: boolean
  role: ClassRole
  leftAt: Date | null
}

type Props = {
  people: Gone[]
  classId: string
  home: string
  /** Restores a member; null for viewers who can’t. */
  action: React.ComponentProps<typeof ActionButton>['action'] | null
}

/** Members who left or were removed, with their work. */
export function LeftList({ people, classId, home, action }: Props) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="left">
      <h2 id="left">Former members</h2>
      <p className="mt-1 text-muted">Their work stays saved. If they return, they’ll have it again.</p>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {people.map(({ role, leftAt, ...person }) => (
          <li key={person.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <PersonName {...person} href={role === 'student' ? `${home}/people/${person.id}` : null} />
            <span className="flex flex-wrap items-center gap-3 text-muted text-sm">
              {ROLE_LABELS[role]}
              {leftAt && (
                <span>
                  left <LocalTime date={leftAt.toISOString()} withTime={false} />
                </span>
              )}
              {action && (
                <ActionButton
                  action={action}
                  label={`Restore ${person.name}`}
                  sign="Restore"
                  hidden={{ class: classId, person: person.id }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
