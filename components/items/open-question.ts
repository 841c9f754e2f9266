/**
 * Moves the focus to the first number field of a form that asks which number was meant.
 * @returns whether there is one; the answer shouldn't be sent yet in that case
 */
export function focusOpenQuestion(form: HTMLFormElement | null): boolean {
  const choice = form?.querySelector<HTMLElement>('[data-number-choices] button')
  choice?.focus()
  return Boolean(choice)
}
