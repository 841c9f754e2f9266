import type { ClassRole } from '@/domain/access/class-abilities'
import { ROLE_WORDS } from '@/domain/classes/role-in-words'
import { PersonName } from './person-name'

type Staff = { id: string; name: string; email: string; isVerified: boolean; role: ClassRole }

/** The instructors, teaching assistants, and observers of a class. */
export function StaffList(props: { people: Staff[]; home: string; mayChange: boolean }) {
  const { people, home, mayChange } = props
  return (
    <section aria-labelledby="staff">
      <h2 id="staff">Staff</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {people.map(({ role, ...person }) => (
          <li key={person.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2.5">
            <PersonName {...person} href={mayChange ? `${home}/people/${person.id}` : null} />
            <span className="text-muted">{ROLE_WORDS[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
