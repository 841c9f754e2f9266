type Source = { author: string; title: string; column: string; published: string; url?: string | undefined }

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The article that the course is based on: author, title, column, month, and year, linked if the course says where it is. */
export function Citation({ source }: { source: Source }) {
  const [year, month] = source.published.split('-')
  return (
    <p className="text-muted text-sm leading-relaxed">
      Based on: {source.author},{' '}
      <cite>{source.url ? <a href={source.url}>“{source.title}”</a> : `“${source.title}”`}</cite>,{' '}
      {source.column}, {MONTHS[Number(month) - 1]} {year}.
    </p>
  )
}
