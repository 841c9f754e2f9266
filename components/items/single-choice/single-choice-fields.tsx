import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'

export function SingleChoiceFields({ item, response, name }: FieldsProps<'single-choice'>) {
  return <ChoiceFields name={name} options={item.options} response={response} legend={item.stem} />
}
