/** An event that repeats every day. */
export interface DailyEvent {
  /** Unique and permanent, so that a calendar replaces the event if the file is imported again. */
  readonly uid: string
  /** The day of the first one, `2027-03-28`. */
  readonly startsOn: string
  /** The local time, `18:30`. It has no time zone, so the event stays at that time wherever the learner is. */
  readonly at: string
  /** At least 1. */
  readonly minutes: number
  readonly title: string
  readonly description: string
  readonly url: string
}

/** The calendar file of a daily event with an alarm at its start (RFC 5545). @param createdAt when the file was made */
export function dailyEventFile(event: DailyEvent, createdAt: Date): string {
  const { uid, startsOn, at, minutes, title, description, url } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Casebook//Study reminder//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${createdAt.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`,
    `DTSTART:${startsOn.replaceAll('-', '')}T${at.replace(':', '')}00`,
    `DURATION:PT${minutes}M`,
    'RRULE:FREQ=DAILY',
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

/** RFC 5545, 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** The longest line in bytes, without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75
const utf8 = new TextEncoder()

/** Continues a long line on the next ones, each of which starts with a space. Never splits a character. */
function foldLine(line: string): string {
  const rows = ['']
  let length = 0
  for (const character of line) {
    const size = utf8.encode(character).length
    if (length + size > LONGEST_LINE) {
      rows.push(' ')
      length = 1
    }
    rows[rows.length - 1] += character
    length += size
  }
  return rows.join('\r\n')
}
