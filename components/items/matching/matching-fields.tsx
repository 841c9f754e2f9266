import { fieldClass } from '@/components/items/field-class'
import type { FieldsProps } from '@/components/items/fields-props'
import { RichLine } from '@/components/items/rich-text'
import type { ItemResponse } from '@/domain/items/response'
import { plainText } from '@/domain/items/rich-text'

export function MatchingFields(props: FieldsProps<'matching'>) {
  return <PairFields {...props} prompt="Choose a match" />
}

type PairProps = FieldsProps<'matching' | 'categorize'> & { prompt: string }

/** A select with the choices for each stem, which works by keyboard, by touch, and in a plain form. */
export function PairFields({ item, response, name, prompt }: PairProps) {
  return (
    <fieldset>
      <legend className="sr-only">{plainText(item.stem)}</legend>
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {item.stems.map((stem) => {
          const id = `${name}.${stem.id}`
          return (
            <li key={stem.id} className="grid items-center gap-2 px-4 py-3 sm:grid-cols-2 sm:gap-6">
              <label htmlFor={id}>
                <RichLine text={stem.text} />
              </label>
              <select
                id={id}
                name={id}
                defaultValue={pairOf(response, stem.id)}
                className={`${fieldClass} w-full`}
              >
                <option value="">{prompt}</option>
                {item.choices.map((choice) => (
                  <option key={choice.id} value={choice.id}>
                    {plainText(choice.text)}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

function pairOf(response: ItemResponse, stem: string): string {
  if (typeof response !== 'object' || response === null || Array.isArray(response)) return ''
  const chosen = Object.entries(response).find(([id]) => id === stem)?.[1]
  return typeof chosen === 'string' ? chosen : ''
}
