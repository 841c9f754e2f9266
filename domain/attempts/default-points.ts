/** What a question is worth if the quiz says nothing. It’s apart from the quiz’s schema, so that a browser can use it without the schema. */
export const DEFAULT_POINTS = 1
