import { ActionForm } from '@/components/ui/action-form'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'
import { Select } from '@/components/ui/select'
import { PersonName } from './person-name'

type Student = {
  id: string
  name: string
  email: string
  isVerified: boolean
  joinedAt: Date
  groups: { id: string; name: string }[]
}

type Props = {
  students: Student[]
  groups: { id: string; name: string }[]
  home: string
  classId: string
  /** Changes the group of the selected students; null for viewers who can’t. */
  action: React.ComponentProps<typeof ActionForm>['action'] | null
}

/** The students of a class, with their groups. Selected students can be added to or removed from a group. */
export function StudentTable({ students, groups, home, classId, action }: Props) {
  const canTick = action !== null && groups.length > 0 && students.length > 0
  const table = (
    <DataTable
      caption="Table of students"
      columns={[...(canTick ? [CHECKBOX] : []), ...columnsOf((id) => `${home}/people/${id}`)]}
      rows={students}
      keyOf={({ id }) => id}
    />
  )
  return (
    <section aria-labelledby="students" className="grid gap-3">
      <h2 id="students">
        Students <span className="font-normal text-muted">({students.length})</span>
      </h2>
      {students.length === 0 && <p className="text-muted">No students yet.</p>}
      {students.length > 0 && !canTick && table}
      {canTick && (
        <ActionForm action={action} submit="Apply to selected" hidden={{ class: classId }} fields={[]}>
          {table}
          <div className="max-w-sm">
            <Select
              name="what"
              label="Action"
              value={`in:${groups[0]?.id}`}
              options={[
                ...groups.map(({ id, name }) => [`in:${id}`, `Add to ${name}`] as const),
                ...groups.map(({ id, name }) => [`out:${id}`, `Remove from ${name}`] as const),
              ]}
            />
          </div>
        </ActionForm>
      )}
    </section>
  )
}

const CHECKBOX: Column<Student> = {
  title: 'Select',
  isTitleHidden: true,
  className: 'w-10',
  cell: ({ id, name }) => (
    <input type="checkbox" name={`person.${id}`} aria-label={name} className="size-6 accent-accent" />
  ),
}

function columnsOf(hrefOf: (id: string) => string | null): Column<Student>[] {
  return [
    {
      title: 'Name',
      isRowHeader: true,
      cell: (student) => <PersonName {...student} href={hrefOf(student.id)} />,
    },
    {
      title: 'Groups',
      cell: ({ groups }) => groups.map(({ name }) => name).join(', ') || '–',
    },
    {
      title: 'Joined',
      className: 'whitespace-nowrap text-muted text-sm',
      cell: ({ joinedAt }) => <LocalTime date={joinedAt.toISOString()} withTime={false} />,
    },
  ]
}
