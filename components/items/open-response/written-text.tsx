/** What someone wrote, as plain text: an empty line starts a paragraph, and other line breaks stay. */
export function WrittenText({ text, className = '' }: { text: string; className?: string }) {
  const paragraphs = text.trim().split(/\n\s*\n/)
  return (
    <div className={`wrap-anywhere grid gap-3 whitespace-pre-line ${className}`}>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is always rendered as a whole
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  )
}
