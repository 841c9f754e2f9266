/** Works on every page. In its own file, because every page loads it. */
export const HELP = { keys: ['?'], does: 'Show this list' } as const
