import type { ReactNode } from 'react'
import type { FieldsProps } from '@/components/items/fields-props'
import { NumericFields } from '@/components/items/numeric/numeric-fields'
import { RichLine } from '@/components/items/rich-text'
import { ShortTextFields } from '@/components/items/short-text/short-text-fields'
import { SingleChoiceFields } from '@/components/items/single-choice/single-choice-fields'
import { TrueFalseFields } from '@/components/items/true-false/true-false-fields'
import type { ItemType } from '@/domain/items/item'
import type { PublicItem } from '@/domain/items/to-public-item'
import type { BriefType } from '@/domain/items/types/brief-types'
import { CheckAnswer } from './check-answer'

/** The fields of the types that a check can have. Other types would add scripts that a lesson doesn't need. */
const fieldsByType = {
  'single-choice': SingleChoiceFields,
  'true-false': TrueFalseFields,
  numeric: NumericFields,
  'short-text': ShortTextFields,
} satisfies { readonly [T in BriefType]: (props: FieldsProps<T>) => ReactNode }

type Props = {
  courseSlug: string
  lessonSlug: string
  item: PublicItem
  /** The length of the longest result in characters. */
  resultLength: number
  /** The initial value of the fields. */
  response?: string | null
}

/**
 * A quick check inside a lesson: a form that is answered in place with JavaScript, and on a separate page without. The answer
 * key stays on the server.
 */
export function CheckForm({ courseSlug, lessonSlug, item, resultLength, response = null }: Props) {
  const prefix = `check-${item.id}`
  // The compiler can't connect the type of an item to its entry.
  const Fields = (fieldsByType as Partial<Record<ItemType, (props: FieldsProps) => ReactNode>>)[item.type]
  if (!Fields) throw new Error(`A check can't be of type ${item.type}`)
  return (
    <aside id={prefix} className="check no-print" aria-labelledby={`${prefix}-stem`}>
      <CheckAnswer
        courseSlug={courseSlug}
        lessonSlug={lessonSlug}
        itemId={item.id}
        prefix={prefix}
        resultLength={resultLength}
        stem={
          <p id={`${prefix}-stem`} className="mt-2 mb-4 font-serif text-lg">
            <RichLine text={item.stem} />
          </p>
        }
      >
        <Fields item={item} name={prefix} response={response} />
      </CheckAnswer>
    </aside>
  )
}
