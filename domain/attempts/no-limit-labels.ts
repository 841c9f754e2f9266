/** The checkboxes that set “no limit” in an override, by the field next to them. */
export const NO_LIMIT_LABELS = {
  opensAt: 'No opening date',
  dueAt: 'No due date',
  closesAt: 'No closing date',
  timeLimitMinutes: 'No time limit',
  attempts: 'Unlimited attempts',
} as const
