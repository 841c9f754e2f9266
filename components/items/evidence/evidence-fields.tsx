import { ChoiceFields } from '@/components/items/choice-fields'
import type { FieldsProps } from '@/components/items/fields-props'
import { plainText } from '@/domain/items/rich-text'

export function EvidenceFields({ item, response, name }: FieldsProps<'evidence'>) {
  return (
    <ChoiceFields
      name={name}
      options={item.passages}
      response={response}
      legend={plainText(item.stem)}
      multiple
      prose
    />
  )
}
