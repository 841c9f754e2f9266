import type { ReactNode } from 'react'
import type { PublicItem } from '@/domain/items/public-item'
import type { ItemResponse } from '@/domain/items/response'
import { plainText } from '@/domain/items/rich-text'
import { ChoiceFields, TRUE_FALSE } from './choice-fields'
import { ClozeFields } from './cloze-fields'
import { OrderingFields } from './ordering-fields'
import { PairFields } from './pair-fields'
import { regionMarks } from './region-marks'
import { NumberField, TextField } from './typed-fields'

/** Props of every renderer: the item, the saved answer, and the prefix of its field names. */
export type FieldsProps<T extends PublicItem = PublicItem> = {
  item: T
  response: ItemResponse
  name: string
  disabled?: boolean
}

/**
 * The fields of one item, as plain form controls that `responseFromForm` reads. They work without JavaScript;
 * the page decides what listens to them.
 * @param map the map of a hotspot item, without its controls
 */
export function ItemFields({ item, response, name, map }: FieldsProps & { map?: ReactNode }) {
  const stem = plainText(item.stem)
  switch (item.type) {
    case 'single-choice':
      return <ChoiceFields name={name} options={item.options} response={response} legend={stem} />
    case 'true-false':
      return (
        <ChoiceFields name={name} options={TRUE_FALSE} response={truthId(response)} legend={stem} inline />
      )
    case 'multiple-response':
      return <ChoiceFields name={name} options={item.options} response={response} legend={stem} multiple />
    case 'hotspot':
      // The map follows the inputs with CSS, so both are in this fieldset.
      return (
        <fieldset className="group/map grid gap-4 md:grid-cols-[minmax(0,1fr)_13rem]">
          <legend className="sr-only">{stem}</legend>
          <div>{map}</div>
          <ChoiceFields
            name={name}
            options={item.regions}
            response={response}
            legend="Regions"
            multiple={item.multiple}
            marks={regionMarks(item.regions)}
          />
        </fieldset>
      )
    case 'evidence':
      return (
        <ChoiceFields name={name} options={item.passages} response={response} legend={stem} multiple prose />
      )
    case 'matching':
    case 'categorize':
      return <PairFields item={item} response={response} name={name} />
    case 'ordering':
      return <OrderingFields item={item} response={response} name={name} />
    case 'numeric':
      return <NumberField item={item} response={response} name={name} label={stem} />
    case 'short-text':
      return <TextField item={item} response={response} name={name} label={stem} />
    case 'cloze':
      return <ClozeFields item={item} response={response} name={name} />
  }
}

function truthId(response: ItemResponse): string | null {
  return typeof response === 'boolean' ? String(response) : null
}
