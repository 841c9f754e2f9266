import { ActionForm } from '@/components/ui/action-form'
import { Confirm } from '@/components/ui/confirm'
import { Select } from '@/components/ui/select'
import { CLASS_ROLES } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import type { Person } from '@/server/classes/people-queries'
import { moveMemberAction, removeMemberAction, setRoleAction } from '../actions'

/** Changes a member’s role, moves a student, or removes the person. */
export function MemberChanges(props: {
  person: Person
  classId: string
  others: { id: string; name: string; term: string | null }[]
}) {
  const { person, classId, others } = props
  const hidden = { class: classId, person: person.id }
  return (
    <>
      <section aria-labelledby="role" className="grid gap-4">
        <h2 id="role">Role</h2>
        <p className="text-muted">
          Instructors can do everything. Teaching assistants manage assignments and grades. Observers can view
          progress and grades but can’t change anything.
        </p>
        <ActionForm action={setRoleAction} submit="Change role" hidden={hidden} fields={[]}>
          <Select
            name="role"
            label={`Role of ${person.name}`}
            value={person.role}
            options={CLASS_ROLES.map((role) => [role, ROLE_LABELS[role]])}
          />
        </ActionForm>
      </section>
      {person.role === 'student' && others.length > 0 && (
        <section aria-labelledby="move" className="grid gap-4">
          <h2 id="move">Move to another class</h2>
          <p className="text-muted">Work that {person.name} did in this class stays here.</p>
          <ActionForm action={moveMemberAction} submit="Move" hidden={hidden} fields={[]}>
            <Select
              name="to"
              label="New class"
              value={others[0]?.id ?? ''}
              options={others.map(({ id, name, term }) => [id, term ? `${name} · ${term}` : name])}
            />
          </ActionForm>
        </section>
      )}
      <section aria-labelledby="remove" className="grid gap-4 rounded-xl border border-wrong p-5">
        <h2 id="remove">Remove from class</h2>
        <Confirm
          label={`Remove ${person.name}…`}
          effect={
            <p>
              {person.name} will no longer see the class and can’t rejoin with the class code.{' '}
              {person.role === 'student'
                ? 'Attempts and grades stay saved, and staff can still see them.'
                : 'What they graded and wrote stays.'}
            </p>
          }
          undo={`You can restore ${person.name} with all their work at any time.`}
          action={removeMemberAction}
          submit="Remove from class"
          hidden={hidden}
        />
      </section>
    </>
  )
}
