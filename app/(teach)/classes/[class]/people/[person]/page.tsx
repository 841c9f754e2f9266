import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Select } from '@/components/ui/select'
import { CLASS_ROLES } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { requireClassPermission } from '@/server/access/class-access'
import { getPerson, listOtherClasses, type Person } from '@/server/classes/people-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { moveMemberAction, removeMemberAction, setRoleAction } from '../actions'

type Props = { params: Promise<{ class: string; person: string }> }

export default async function PersonPage({ params }: Props) {
  const { class: classId, person: personId } = await params
  const { person, others, isArchived } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    const { archivedAt } = await requireClassPermission(viewer.id, classId, 'manage', { evenArchived: true })
    return {
      person: await getPerson(classId, personId),
      others: await listOtherClasses(viewer.id, classId),
      isArchived: archivedAt !== null,
    }
  })
  const isHere = person.leftAt === null
  return (
    <div className="page-narrow grid gap-10">
      <header>
        <BackLink href={`/classes/${classId}/people`} label="People" />
        <h1 className="wrap-anywhere mt-2">{person.name}</h1>
        <p className="wrap-anywhere mt-2 text-muted">
          {person.email} · {ROLE_LABELS[person.role]}
          {!isHere && ', former member'}
          {person.groups.length > 0 && ` · ${person.groups.map(({ name }) => name).join(', ')}`}
        </p>
      </header>
      {isArchived && <p>This class is archived, so you can’t change it.</p>}
      {isHere && !isArchived && <Changes person={person} classId={classId} others={others} />}
    </div>
  )
}

function Changes(props: {
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
        <p>
          {person.name} will no longer see the class and can’t rejoin with the class code. Attempts and grades
          stay saved. You can restore {person.name} at any time.
        </p>
        <ActionForm
          action={removeMemberAction}
          submit="Remove from class"
          hidden={hidden}
          danger
          fields={[]}
        />
      </section>
    </>
  )
}
