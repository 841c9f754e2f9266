import { CellTick } from '@/components/ui/checkbox'
import { DataTable } from '@/components/ui/data-table'
import { CellSelect } from '@/components/ui/select'
import { plural } from '@/domain/text/format'

type Assignment = {
  id: string
  title: string
  points: number
  isPublished: boolean
  categoryId: string | null
  isExtraCredit: boolean
}
type Props = { assignments: readonly Assignment[]; categories: readonly { id: string; name: string }[] }

/** The category and extra credit of each assignment, as fields of a form. */
export function AssignmentCategories({ assignments, categories }: Props) {
  const options = [
    ['', categories.length === 0 ? 'No categories yet' : 'No category'],
    ...categories.map(({ id, name }) => [id, name] as const),
  ] as const
  return (
    <DataTable<Assignment>
      caption="Categories of assignments"
      rows={assignments}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Assignment',
          isRowHeader: true,
          cell: ({ title, points, isPublished }) => (
            <>
              <span className="wrap-anywhere">{title}</span>
              <span className="block text-muted text-sm">
                {plural(points, 'point')}
                {!isPublished && ' · draft'}
              </span>
            </>
          ),
        },
        {
          title: 'Category',
          cell: ({ id, title, categoryId }) => (
            <CellSelect
              name={`category.${id}`}
              label={`Category of ${title}`}
              value={categoryId ?? ''}
              options={options}
            />
          ),
        },
        {
          title: 'Extra credit',
          cell: ({ id, title, isExtraCredit }) => (
            <CellTick name={`extra.${id}`} label={`${title} is extra credit`} isTicked={isExtraCredit} />
          ),
        },
      ]}
    />
  )
}
