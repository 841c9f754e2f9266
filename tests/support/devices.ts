/** A desktop and a phone: learners' tests run on both. */
export const DEVICES = [
  { device: 'desktop', viewport: { width: 1280, height: 800 } },
  { device: 'phone', viewport: { width: 375, height: 800 } },
] as const
