import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'
import { plainText } from '@/domain/items/rich-text'

const OPTIONS = [
  { id: 'true', text: 'True' },
  { id: 'false', text: 'False' },
]

export function TrueFalseFields({ item, response, name }: FieldsProps<'true-false'>) {
  const chosen = typeof response === 'boolean' ? String(response) : response
  return <ChoiceFields name={name} options={OPTIONS} response={chosen} legend={plainText(item.stem)} inline />
}
