import type { ReactNode } from 'react'
import type { ItemType } from '@/domain/items/item'
import { ChoiceResult } from './choice-result'
import { ClozeResult } from './cloze/cloze-result'
import { lettersOf } from './letters-of'
import { ComparedTexts } from './open-response/compared-texts'
import { PartResults, TypedResult } from './part-results'
import type { ResultProps } from './result-props'
import { TRUTHS } from './true-false/truths'

const resultByType = {
  'single-choice': ({ item, rows }) => <ChoiceResult options={item.options} rows={rows} />,
  'true-false': ({ rows }) => <ChoiceResult options={TRUTHS} rows={rows} />,
  'multiple-response': ({ item, rows }) => <ChoiceResult options={item.options} rows={rows} />,
  matching: ({ item, rows }) => (
    <PartResults rows={rows} labels={textsOf(item.stems)} answers={textsOf(item.choices)} />
  ),
  categorize: ({ item, rows }) => (
    <PartResults rows={rows} labels={textsOf(item.stems)} answers={textsOf(item.choices)} />
  ),
  ordering: ({ item, rows }) => <PartResults rows={rows} answers={textsOf(item.elements)} isOrdered />,
  numeric: TypedResult,
  'short-text': TypedResult,
  cloze: ClozeResult,
  hotspot: ({ item, rows, map }) => {
    const regions = <ChoiceResult options={item.regions} rows={rows} letters={lettersOf(item.regions)} />
    // Between tries, the map is in the fields.
    if (!map) return regions
    return (
      <div className="group/map grid gap-4 md:grid-cols-[minmax(0,1fr)_13rem]">
        <div>{map}</div>
        {regions}
      </div>
    )
  },
  'open-response': ComparedTexts,
  evidence: ({ item, rows }) => <ChoiceResult options={item.passages} rows={rows} prose />,
} satisfies { readonly [T in ItemType]: (props: ResultProps<T>) => ReactNode }

function textsOf(entries: readonly { readonly text: string }[]): string[] {
  return entries.map(({ text }) => text)
}

/** An answered item in place of its fields: the answer as given, with what was correct and incorrect marked by icon and text. */
export function ItemResult(props: ResultProps) {
  // The compiler can't connect the type of an item to its entry.
  const Result = resultByType[props.item.type] as (props: ResultProps) => ReactNode
  return <Result {...props} />
}
