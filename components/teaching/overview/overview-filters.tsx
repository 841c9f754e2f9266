import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type Props = {
  search: { group: string; assignment: string; from: string; to: string }
  groups: readonly { id: string; name: string }[]
  assignments: readonly { id: string; title: string }[]
  /** Other choices of the page, which a filter doesn’t change. */
  kept?: Readonly<Record<string, string>>
  /** Whether the page shows all assignments anyway, so that only the group can be chosen. */
  isByAssignment?: boolean
}

/** Limits an overview to a group, an assignment, or the days of submission. */
export function OverviewFilters({ search, groups, assignments, kept = {}, isByAssignment = false }: Props) {
  return (
    <form
      method="get"
      className="no-print mt-5 grid items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_auto_auto_auto]"
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        name="group"
        label="Group"
        value={search.group}
        options={[['', 'All students'], ...groups.map(({ id, name }) => [id, name] as const)]}
      />
      {!isByAssignment && (
        <>
          <Select
            name="assignment"
            label="Assignment"
            value={search.assignment}
            options={[['', 'All assignments'], ...assignments.map(({ id, title }) => [id, title] as const)]}
          />
          <Field
            field={{
              name: 'from',
              label: 'Submitted from',
              type: 'date',
              defaultValue: search.from,
              isFilter: true,
            }}
          />
          <Field
            field={{ name: 'to', label: 'Until', type: 'date', defaultValue: search.to, isFilter: true }}
          />
        </>
      )}
      <div>
        <button type="submit" className="button-quiet">
          Apply
        </button>
      </div>
    </form>
  )
}
