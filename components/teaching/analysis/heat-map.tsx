import Link from 'next/link'
import { WideContent } from '@/components/ui/wide-content'
import { meetsThreshold } from '@/domain/grading/meets-threshold'

type Heat = {
  concepts: { id: string; title: string; facility: number; answers: number }[]
  students: { id: string | null; name: string; cells: Record<string, { share: number; answers: number }> }[]
}

/** Students by concepts: the average score as a number and a shade. */
export function HeatMapTable({ heat: { concepts, students }, home }: { heat: Heat; home: string }) {
  return (
    <WideContent
      label="Students by concepts"
      className="mt-4"
      scrollerClassName="max-h-[70vh] overflow-auto border border-line"
    >
      <table className="border-collapse text-left text-sm">
        <caption className="sr-only">
          Average score in percent, with the number of answers in parentheses
        </caption>
        <thead>
          <tr>
            <th scope="col" className="sticky top-0 left-0 z-[2] bg-card p-2 font-medium">
              Student
            </th>
            {concepts.map(({ id, title }) => (
              <th
                key={id}
                scope="col"
                className="sticky top-0 z-[1] min-w-24 bg-card p-2 align-bottom font-medium"
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {students.map(({ id, name, cells }) => (
            <tr key={id ?? name} className="border-line border-t">
              <th scope="row" className="sticky left-0 whitespace-nowrap bg-card p-2 font-normal">
                {id === null ? (
                  name
                ) : (
                  <Link href={`${home}/students/${id}`} prefetch={false}>
                    {name}
                  </Link>
                )}
              </th>
              {concepts.map((concept) => {
                const cell = cells[concept.id]
                return cell ? (
                  <td key={concept.id} className={`p-2 tabular-nums ${shadeOf(cell.share)}`}>
                    {Math.round(cell.share * 100)} <span className="text-xs">({cell.answers})</span>
                  </td>
                ) : (
                  <td key={concept.id} className="p-2 text-muted">
                    –
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line border-t font-medium">
            <th scope="row" className="sticky left-0 bg-card p-2">
              All
            </th>
            {concepts.map(({ id, facility, answers }) => (
              <td key={id} className={`p-2 tabular-nums ${shadeOf(facility)}`}>
                {Math.round(facility * 100)} <span className="text-xs">({answers})</span>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </WideContent>
  )
}

/** Three shades: below 50%, below 75%, and above. The cell also shows the number. */
function shadeOf(share: number): string {
  if (!meetsThreshold(share, 0.5)) return 'bg-wrong-soft text-wrong'
  return meetsThreshold(share, 0.75) ? 'bg-good-soft text-ink' : 'bg-warn-soft text-warn'
}
