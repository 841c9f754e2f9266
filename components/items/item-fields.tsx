import type { ReactNode } from 'react'
import type { ItemType } from '@/domain/items/item'
import { CategorizeFields } from './categorize/categorize-fields'
import { ClozeFields } from './cloze/cloze-fields'
import { EvidenceFields } from './evidence/evidence-fields'
import type { FieldsProps } from './fields-props'
import { HotspotFields } from './hotspot/hotspot-fields'
import { MatchingFields } from './matching/matching-fields'
import { MultipleResponseFields } from './multiple-response/multiple-response-fields'
import { NumericFields } from './numeric/numeric-fields'
import { OpenResponseFields } from './open-response/open-response-fields'
import { OrderingFields } from './ordering/ordering-fields'
import { ShortTextFields } from './short-text/short-text-fields'
import { SingleChoiceFields } from './single-choice/single-choice-fields'
import { TrueFalseFields } from './true-false/true-false-fields'

const fieldsByType = {
  'single-choice': SingleChoiceFields,
  'true-false': TrueFalseFields,
  'multiple-response': MultipleResponseFields,
  matching: MatchingFields,
  categorize: CategorizeFields,
  ordering: OrderingFields,
  numeric: NumericFields,
  'short-text': ShortTextFields,
  cloze: ClozeFields,
  hotspot: HotspotFields,
  evidence: EvidenceFields,
  'open-response': OpenResponseFields,
} satisfies { readonly [T in ItemType]: (props: FieldsProps<T>) => ReactNode }

/**
 * The fields of one item, as plain form controls that `responseFromForm` reads. They work without JavaScript;
 * the page decides what listens to them.
 */
export function ItemFields(props: FieldsProps) {
  // The compiler can't connect the type of an item to its entry.
  const Fields = fieldsByType[props.item.type] as (props: FieldsProps) => ReactNode
  return <Fields {...props} />
}
