import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'
import { TRUTHS } from './truths'

export function TrueFalseFields({ item, response, name }: FieldsProps<'true-false'>) {
  const chosen = typeof response === 'boolean' ? String(response) : response
  return <ChoiceFields name={name} options={TRUTHS} response={chosen} legend={item.stem} inline />
}
