import type { ClassRole } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { PersonName } from './person-name'

type Staff = { id: string; name: string; email: string; isVerified: boolean; role: ClassRole }

/** The instructors, teaching assistants, and observers of a class. */
export function StaffList(props: { people: Staff[]; home: string; canChange: boolean }) {
  const { people, home, canChange } = props
  return (
    <section aria-labelledby="staff">
      <h2 id="staff">Staff</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {people.map(({ role, ...person }) => (
          <li key={person.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2.5">
            <PersonName {...person} href={canChange ? `${home}/people/${person.id}` : null} />
            <span className="text-muted">{ROLE_LABELS[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
