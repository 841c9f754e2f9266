import type { FieldsProps } from '@/components/items/fields-props'
import { PairFields } from '@/components/items/matching/matching-fields'

export function CategorizeFields(props: FieldsProps<'categorize'>) {
  return <PairFields {...props} prompt="Choose a group" />
}
