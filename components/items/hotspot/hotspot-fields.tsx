import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'
import { lettersOf } from '@/components/items/letters-of'
import { RichLabel } from '@/components/items/rich-text'

/** The map, and an input for each region. The map follows the inputs with CSS, so both are in this fieldset. */
export function HotspotFields({ item, response, name, map }: FieldsProps<'hotspot'>) {
  return (
    <fieldset className="group/map grid gap-4 md:grid-cols-[minmax(0,1fr)_13rem]">
      <legend className="sr-only">
        <RichLabel text={item.stem} />
      </legend>
      <div>{map}</div>
      <ChoiceFields
        name={name}
        options={item.regions}
        response={response}
        legend="Regions"
        multiple={item.multiple}
        marks={lettersOf(item.regions)}
      />
    </fieldset>
  )
}
