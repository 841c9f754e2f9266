import { verdictOf } from '@/components/attempts/verdicts'
import type { PublicOption } from '@/domain/items/item-lists'
import { type OptionMark, optionMarks, type ResultRow } from './option-marks'
import { RichLine } from './rich-text'

type Props = {
  options: readonly PublicOption[]
  rows: readonly ResultRow[]
  /** The letters of the options on a map, by ID. */
  letters?: Readonly<Record<string, string>>
  /** Whether options are paragraphs of a lesson. */
  prose?: boolean
}

const LOOKS: Partial<Record<OptionMark, string>> = {
  correct: 'border-good bg-good-soft',
  partial: 'border-warn bg-warn-soft',
  incorrect: 'border-wrong bg-wrong-soft',
  missed: 'border-good border-dashed bg-card',
  answered: 'border-accent bg-accent-soft',
}

/** The options as the learner saw them. The chosen ones and the correct ones are marked. */
export function ChoiceResult({ options, rows, letters, prose }: Props) {
  const marks = optionMarks(rows)
  return (
    <ul className={letters ? 'grid content-start gap-1' : 'grid gap-2.5'}>
      {options.map(({ id, text }) => {
        const mark = marks.get(id)
        return (
          <li
            key={id}
            className={`flex items-start gap-3 rounded-lg border ${letters ? 'px-2.5 py-1.5 text-sm' : 'px-4 py-3'} ${
              (mark && LOOKS[mark]) ?? 'border-line bg-card'
            }`}
          >
            <span aria-hidden="true" className={`w-4 shrink-0 text-center font-semibold ${toneOf(mark)}`}>
              {mark && symbolOf(mark)}
            </span>
            <span className={`min-w-0 ${prose ? 'font-serif leading-relaxed' : ''}`}>
              {letters?.[id] && <span className="mr-2 font-semibold text-accent">{letters[id]}</span>}
              <RichLine text={text} />
              {mark && (
                <span className={`block font-medium font-sans text-sm ${toneOf(mark)}`}>{labelOf(mark)}</span>
              )}
            </span>
            {/* The map follows it with CSS. */}
            {letters && mark && mark !== 'missed' && (
              <input type="checkbox" hidden disabled defaultChecked value={id} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function symbolOf(mark: OptionMark): string {
  return mark === 'missed' ? '→' : verdictOf(mark).symbol
}

function toneOf(mark: OptionMark | undefined): string {
  if (mark === undefined) return ''
  return mark === 'missed' ? 'text-good' : verdictOf(mark).tone
}

function labelOf(mark: OptionMark): string {
  if (mark === 'missed') return 'Correct answer'
  return mark === 'answered' ? 'Your answer' : `Your answer, ${verdictOf(mark).name.toLowerCase()}`
}
