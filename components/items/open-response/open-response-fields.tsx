'use client'

import { useState } from 'react'
import { fieldClass } from '@/components/items/field-class'
import type { FieldsProps } from '@/components/items/fields-props'
import { RichLabel } from '@/components/items/rich-text'
import { typedText } from '@/components/items/typed-text'
import { responseLimits } from '@/domain/items/response'
import { countWords } from '@/domain/items/types/open-response/count-words'
import { formatRangeNote, formatWordCount } from './word-count-hint'

/** A text field that grows with the answer. Without JavaScript, the count is that of the saved answer. */
export function OpenResponseFields({ item, response, name }: FieldsProps<'open-response'>) {
  const saved = typedText(response)
  const [words, setWords] = useState(() => countWords(saved))
  return (
    <div className="max-w-2xl">
      <label className="sr-only" htmlFor={name}>
        <RichLabel text={item.stem} />
      </label>
      <textarea
        id={name}
        name={name}
        rows={8}
        maxLength={responseLimits.essayCharacters}
        defaultValue={saved}
        onInput={({ currentTarget }) => setWords(countWords(currentTarget.value))}
        aria-describedby={`${name}-hint`}
        className={`${fieldClass} field-sizing-content min-h-56 w-full text-lg leading-relaxed`}
      />
      <p id={`${name}-hint`} className="mt-2 text-muted text-sm tabular-nums">
        {formatWordCount(words, item)}
      </p>
      <p role="status" className="sr-only">
        {formatRangeNote(words, item)}
      </p>
    </div>
  )
}
