import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { meetsThreshold } from '@/domain/grading/meets-threshold'

type Student = { id: string | null; name: string; cells: Record<string, { share: number; answers: number }> }

type Heat = {
  concepts: { id: string; title: string; facility: number; answers: number }[]
  students: Student[]
}

/** Students by concepts: the average score as a number and a shade. */
export function HeatMapTable({ heat: { concepts, students }, home }: { heat: Heat; home: string }) {
  return (
    <DataTable
      caption="Students by concepts: average score in percent, with the number of answers in parentheses"
      columns={[
        {
          title: 'Student',
          isRowHeader: true,
          className: 'whitespace-nowrap',
          cell: ({ id, name }) =>
            id === null ? (
              name
            ) : (
              <Link href={`${home}/students/${id}`} prefetch={false}>
                {name}
              </Link>
            ),
          total: 'All',
        },
        ...concepts.map(columnOf),
      ]}
      rows={students}
      keyOf={({ id, name }) => id ?? name}
      size="small"
      scrolls="both"
      className="mt-4"
    />
  )
}

function columnOf({ id, title, facility, answers }: Heat['concepts'][number]): Column<Student> {
  return {
    title,
    isNumeric: true,
    className: 'min-w-24',
    toneOf: ({ cells }) => (cells[id] ? shadeOf(cells[id].share) : 'text-muted'),
    cell: ({ cells }) => (cells[id] ? <Share of={cells[id].share} answers={cells[id].answers} /> : '–'),
    total: <Share of={facility} answers={answers} />,
  }
}

function Share({ of, answers }: { of: number; answers: number }) {
  return (
    <>
      {Math.round(of * 100)} <span className="text-xs">({answers})</span>
    </>
  )
}

/** Three shades: below 50%, below 75%, and above. The cell also shows the number. */
function shadeOf(share: number): string {
  if (!meetsThreshold(share, 0.5)) return 'bg-wrong-soft text-wrong'
  return meetsThreshold(share, 0.75) ? 'bg-good-soft text-ink' : 'bg-warn-soft text-warn'
}
