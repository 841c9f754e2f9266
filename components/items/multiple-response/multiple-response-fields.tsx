import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'
import { plainText } from '@/domain/items/rich-text'

export function MultipleResponseFields({ item, response, name }: FieldsProps<'multiple-response'>) {
  return (
    <ChoiceFields
      name={name}
      options={item.options}
      response={response}
      legend={plainText(item.stem)}
      multiple
    />
  )
}
