import { fieldClass } from '@/components/items/field-class'
import type { FieldsProps } from '@/components/items/fields-props'
import { lettersOf } from '@/components/items/letters-of'
import { RichLabel, RichLine } from '@/components/items/rich-text'
import type { ItemResponse } from '@/domain/items/response'
import { listEmbedded, plainText } from '@/domain/items/rich-text'

export function MatchingFields(props: FieldsProps<'matching'>) {
  return <PairFields {...props} prompt="Choose a match" />
}

type PairProps = FieldsProps<'matching' | 'categorize'> & { prompt: string }

/** A select of a phone cuts off longer texts. */
const MOST_IN_SELECT = 30

/**
 * A select with the choices for each stem, which works by keyboard, by touch, and in a plain form. Long choices and formulas are also listed, by letter, so
 * that they can be read in full.
 */
export function PairFields({ item, response, name, prompt }: PairProps) {
  const letters = lettersOf(item.choices)
  const choices = item.choices.map(({ id, text }) => ({ id, letter: letters[id], text: plainText(text) }))
  // A select shows a formula as TeX.
  const areListed =
    choices.some(({ text }) => text.length > MOST_IN_SELECT) ||
    item.choices.some(({ text }) => listEmbedded(text).length > 0)
  return (
    <fieldset>
      <legend className="sr-only">
        <RichLabel text={item.stem} />
      </legend>
      {areListed && (
        <ul className="mb-4 grid gap-1.5">
          {item.choices.map(({ id, text }) => (
            <li key={id} className="flex gap-2">
              <span className="w-5 shrink-0 font-semibold">{letters[id]}</span>
              <span className="min-w-0">
                <RichLine text={text} />
              </span>
            </li>
          ))}
        </ul>
      )}
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
                {choices.map(({ id, letter, text }) => (
                  <option key={id} value={id}>
                    {areListed ? `${letter}. ${text}` : text}
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
