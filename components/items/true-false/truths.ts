/** The options of a true/false item. */
export const TRUTHS = [
  { id: 'true', text: 'True' },
  { id: 'false', text: 'False' },
]
