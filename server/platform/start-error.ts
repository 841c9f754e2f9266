/** A fault of the surroundings that the person who starts Casebook can mend: one line, no stack trace. */
export class StartError extends Error {
  override name = 'StartError'
}
