import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'
import { plainText } from '@/domain/items/rich-text'

export function SingleChoiceFields({ item, response, name }: FieldsProps<'single-choice'>) {
  return <ChoiceFields name={name} options={item.options} response={response} legend={plainText(item.stem)} />
}
