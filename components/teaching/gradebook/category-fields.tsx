import { Field } from '@/components/ui/field'
import type { GradeCategory } from '@/domain/grades/calculate-total'

type Props = {
  categories: readonly GradeCategory[]
  /** How many categories a class can have. */
  most: number
}

/** How many empty rows there are for new categories. */
const EMPTY_ROWS = 3

/** A row of fields for each category, and empty ones for new categories. Works without JavaScript. */
export function CategoryFields({ categories, most }: Props) {
  const count = Math.min(most, categories.length + EMPTY_ROWS)
  const rows = Array.from({ length: count }, (_, index) => ({ index, category: categories[index] }))
  return (
    <>
      {rows.map(({ index, category }) => (
        <fieldset
          key={category?.id ?? index}
          className="grid gap-3 border-line border-b pb-4 sm:grid-cols-[1fr_8rem_8rem]"
        >
          <legend className="sr-only">{category?.name ?? `New category ${index + 1}`}</legend>
          <input type="hidden" name={`id.${index}`} value={category?.id ?? ''} />
          <Field
            field={{
              ...{ name: `name.${index}`, label: category ? 'Category' : 'New category', isFilter: true },
              ...{ defaultValue: category?.name, autoComplete: 'off' },
            }}
          />
          <Field
            field={{
              ...{ name: `weight.${index}`, label: 'Weight (%)', type: 'number', isFilter: true },
              ...{ min: 0, max: 100, step: 'any', defaultValue: category?.weight },
            }}
          />
          <Field
            field={{
              ...{ name: `drop.${index}`, label: 'Drop lowest', type: 'number', isFilter: true },
              ...{ min: 0, max: 20, step: 1, defaultValue: category?.dropLowest },
            }}
          />
        </fieldset>
      ))}
      <p className="text-muted text-sm">
        The weights must add up to 100%. To remove a category, clear its name and weight. Its assignments then
        have no category. At least one grade of each category always counts.
      </p>
    </>
  )
}
