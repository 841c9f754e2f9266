import { ChoiceFields, TRUE_FALSE } from '@/components/items/choice-fields'
import { RichLine } from '@/components/items/rich-text'
import { NumberField, TextField } from '@/components/items/typed-fields'
import type { PublicItem } from '@/domain/items/public-item'
import { plainText } from '@/domain/items/rich-text'
import { CheckAnswer } from './check-answer'

type Props = {
  courseSlug: string
  lessonSlug: string
  item: PublicItem
  /** The initial value of the fields. */
  response?: string | null
}

/**
 * A quick check inside a lesson: a form that is answered in place with JavaScript, and on a separate page without. The answer
 * key stays on the server.
 */
export function CheckForm({ courseSlug, lessonSlug, item, response = null }: Props) {
  const prefix = `check-${item.id}`
  return (
    <aside id={prefix} className="check no-print" aria-labelledby={`${prefix}-stem`}>
      <p className="eyebrow">Quick check</p>
      <CheckAnswer courseSlug={courseSlug} lessonSlug={lessonSlug} itemId={item.id} prefix={prefix}>
        <p id={`${prefix}-stem`} className="mt-2 mb-4 font-serif text-lg">
          <RichLine text={item.stem} />
        </p>
        <CheckFields item={item} name={prefix} response={response} />
      </CheckAnswer>
    </aside>
  )
}

type FieldsProps = { item: PublicItem; name: string; response: string | null }

/** The fields of the question types that a check can have. Other types would add scripts that a lesson doesn't need. */
function CheckFields({ item, name, response }: FieldsProps) {
  const common = { name, response }
  switch (item.type) {
    case 'single-choice':
      return <ChoiceFields {...common} options={item.options} legend={plainText(item.stem)} />
    case 'true-false':
      return <ChoiceFields {...common} options={TRUE_FALSE} legend={plainText(item.stem)} inline />
    case 'numeric':
      return <NumberField {...common} item={item} label={plainText(item.stem)} />
    case 'short-text':
      return <TextField {...common} item={item} label={plainText(item.stem)} />
    default:
      throw new Error(`A check can't be of type ${item.type}`)
  }
}
