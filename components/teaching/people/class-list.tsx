import Link from 'next/link'
import { useId } from 'react'
import type { ClassRole } from '@/domain/access/class-permissions'
import { ROLE_LABELS } from '@/domain/classes/role-labels'
import { plural } from '@/domain/text/format'

type ListedClass = {
  id: string
  name: string
  term: string | null
  role: ClassRole
  courseTitle: string
  students: number
}

/** A list of classes under a heading; renders nothing if it is empty. */
export function ClassList({ title, classes }: { title: string; classes: ListedClass[] }) {
  const id = useId()
  if (classes.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {classes.map((row) => (
          <ClassRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function ClassRow({ row: { id, name, term, role, courseTitle, students } }: { row: ListedClass }) {
  const facts = [courseTitle, ...(role === 'student' ? [] : [ROLE_LABELS[role], plural(students, 'student')])]
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
      <span>
        <Link
          href={role === 'student' ? `/classes/${id}` : `/classes/${id}/overview`}
          prefetch={false}
          className="font-medium"
        >
          {name}
        </Link>
        {term && <span className="text-muted"> · {term}</span>}
        <span className="block text-muted text-sm">{facts.join(' · ')}</span>
      </span>
      {role === 'student' && (
        <Link href={`/classes/${id}/settings/leave`} prefetch={false} className="text-muted text-sm">
          Leave<span className="sr-only"> {name}</span>
        </Link>
      )}
    </li>
  )
}
