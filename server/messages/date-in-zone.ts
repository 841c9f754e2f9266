/** A date and time for an email or a notification, whose reader's time zone is unknown: `Nov 1, 2027, 11:59 PM (Europe/Berlin)`. */
export function dateInZone(at: Date, timeZone: string): string {
  const date = at.toLocaleString('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  // The engine puts a narrow no-break space before AM and PM.
  return `${date.replaceAll('\u202f', ' ')} (${timeZone})`
}
