import { QuestionError } from '../problems'
import type { ReadGap } from '../question'
import { textIn } from '../text-in'
import { child, elements, type XmlElement } from '../xml-tree'
import { rawText, settingOf } from './text-part'

/** `[[3]]` is the third choice; the wrong choices of a gap are the others of its group. */
export function readSelectGaps(
  element: XmlElement,
  text: string,
): { shown: string; gaps: ReadGap[]; isLimited: boolean } {
  const choices = elements(element, 'selectoption', 'dragbox').map((option) => ({
    text: textIn(rawText(option).trim(), 'html'),
    group: settingOf(option, 'group') || '1',
    isEndless: child(option, 'infinite') !== undefined,
  }))
  const gaps: ReadGap[] = []
  const shown = text.replace(/\[\[(\d+)\]\]/g, (_, number: string) => {
    const key = choices[Number(number) - 1]
    if (key === undefined)
      throw new QuestionError('answer-not-offered', `Gap [[${number}]] names a choice that is missing.`)
    const options = choices.filter(({ group }) => group === key.group)
    if (options.length < 2)
      throw new QuestionError('too-few-options', `Gap [[${number}]] has only one choice.`)
    gaps.push({
      type: 'choice',
      weight: 1,
      options: options.map((option) => ({ text: option.text, fraction: option === key ? 1 : 0 })),
    })
    return `{{${gaps.length}}}`
  })
  if (gaps.length === 0) throw new QuestionError('no-gap', 'The text has no gap.')
  const isDragged = elements(element, 'dragbox').length > 0
  return {
    shown,
    gaps,
    isLimited: isDragged && choices.some(({ isEndless }) => !isEndless) && gaps.length > 1,
  }
}
