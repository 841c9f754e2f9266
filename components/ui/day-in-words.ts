/** A study day as a reader has it: `2027-01-04` is 4 Jan 2027, in whatever time zone. */
export function dayInWords(day: string): string {
  return inWords(day, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** `2027-01` is Jan 2027. */
export function monthInWords(month: string): string {
  return inWords(`${month}-01`, { month: 'short', year: 'numeric' })
}

function inWords(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' })
}
