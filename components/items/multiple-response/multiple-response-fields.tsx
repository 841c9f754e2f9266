import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'

export function MultipleResponseFields({ item, response, name }: FieldsProps<'multiple-response'>) {
  return <ChoiceFields name={name} options={item.options} response={response} legend={item.stem} multiple />
}
