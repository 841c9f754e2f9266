/** The ID of an option’s input, which the option’s region on a map refers to. */
export function inputId(name: string, optionId: string): string {
  return `${name}-${optionId}`
}
