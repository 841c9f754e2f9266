import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'

export function EvidenceFields({ item, response, name }: FieldsProps<'evidence'>) {
  return (
    <ChoiceFields name={name} options={item.passages} response={response} legend={item.stem} multiple prose />
  )
}
