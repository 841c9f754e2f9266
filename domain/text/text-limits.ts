/** The longest texts that a person or a script can send, in characters. */
export const TEXT_LIMITS = {
  /** IDs, slugs, and hashes. Ours are shorter. */
  id: 100,
  /** A filter of a list. */
  search: 200,
  /** The maximum of SMTP. */
  email: 254,
  password: 500,
  quizPassword: 200,
  /** The name of a person. */
  name: 80,
  title: 200,
  /** A message from one person to another: a reason, a reply, a note. */
  message: 2_000,
} as const
