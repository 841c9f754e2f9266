import { ActionForm } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { Select } from '@/components/ui/select'
import { WideContent } from '@/components/ui/wide-content'
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
  canChange: boolean
  /** Changes the group of the selected students; null for viewers who can’t. */
  action: React.ComponentProps<typeof ActionForm>['action'] | null
}

/** The students of a class, with their groups. Selected students can be added to or removed from a group. */
export function StudentTable({ students, groups, home, classId, canChange, action }: Props) {
  const canTick = action !== null && groups.length > 0 && students.length > 0
  const table = (
    <Table
      students={students}
      canTick={canTick}
      hrefOf={(id) => (canChange ? `${home}/people/${id}` : null)}
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

function Table(props: { students: Student[]; canTick: boolean; hrefOf: (id: string) => string | null }) {
  const { students, canTick, hrefOf } = props
  return (
    <WideContent label="Table of students">
      <table className="w-full min-w-[30rem] text-left">
        <thead className="border-line border-b text-muted text-sm">
          <tr>
            {canTick && (
              <th scope="col" className="w-10 py-2 font-medium">
                <span className="sr-only">Select</span>
              </th>
            )}
            <th scope="col" className="py-2 pr-4 font-medium">
              Name
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Groups
            </th>
            <th scope="col" className="py-2 font-medium">
              Joined
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {students.map((student) => (
            <tr key={student.id}>
              {canTick && (
                <td className="py-2">
                  <input
                    type="checkbox"
                    name={`person.${student.id}`}
                    aria-label={student.name}
                    className="size-6 accent-accent"
                  />
                </td>
              )}
              <th scope="row" className="py-2 pr-4 font-normal">
                <PersonName {...student} href={hrefOf(student.id)} />
              </th>
              <td className="py-2 pr-4">{student.groups.map(({ name }) => name).join(', ') || '–'}</td>
              <td className="py-2 text-muted text-sm">
                <LocalTime date={student.joinedAt.toISOString()} withTime={false} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}
