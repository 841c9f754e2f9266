/** What a reader accepts. Sizes in bytes. */
export const LIMITS = {
  /** The files that a person uploads at a time. The command line accepts larger packages. */
  upload: 50_000_000,
  /** The same in a request of the API: 10 MB in base64. */
  uploadAsJson: 14_000_000,
  /** One file that isn't a package. */
  file: 50_000_000,
  /** A package as it was uploaded. */
  package: 200_000_000,
  /** All files of a package, unpacked. */
  unpacked: 500_000_000,
  /** One unpacked file that is read as text. */
  entry: 50_000_000,
  /** Unpacked files in memory, to be read as text. */
  keptEntries: 100_000_000,
  /** Files in a package. */
  entries: 20_000,
  /** Questions in a file or package. */
  questions: 20_000,
  /** Problems that are listed. */
  problems: 5_000,
  /** Nested elements of an XML file. */
  depth: 100,
  /** HTML elements in one text: deep nesting takes quadratic time. */
  elements: 5_000,
  /** One text, in characters. */
  text: 200_000,
} as const
