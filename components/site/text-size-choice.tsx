import { SettingChoice } from './setting-choice'

const CHOICES = [
  ['small', 'Small'],
  [null, 'Normal'],
  ['large', 'Large'],
  ['largest', 'Very large'],
] as const

/** The size of what is read: lessons, questions, the glossary, and flashcards. */
export function TextSizeChoice() {
  return <SettingChoice name="textSize" legend="Text size" choices={CHOICES} />
}
