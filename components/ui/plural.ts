/** “1 card”, “12 cards”, “1,000 cards”. @param many the plural, if it isn't the singular with an s */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
