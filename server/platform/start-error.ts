/** A problem that the person who starts Casebook can fix. Printed as one line without a stack trace. */
export class StartError extends Error {
  override name = 'StartError'
}
