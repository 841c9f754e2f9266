/** URLs above pages that have no page themselves, and where they redirect. Users shorten URLs to these, and archives and email programs cut URLs there. */
const PARENTS = {
  '/courses/:course/lessons': '/courses/:course#lessons',
  '/courses/:course/lessons/:lesson/check': '/courses/:course/lessons/:lesson',
  '/courses/:course/quizzes': '/courses/:course#quizzes',
  '/courses/:course/argue': '/courses/:course#argue',
  '/attempts': '/progress',
  '/classes/:class/assignments': '/classes/:class',
  '/classes/:class/attempts': '/classes/:class/gradebook',
  '/classes/:class/lessons': '/classes/:class#lessons',
  '/classes/:class/students': '/classes/:class/people',
  // Matches only an ID: the gradebook has other pages at this depth.
  '/classes/:class/gradebook/:assignment([0-9a-f-]{36})': '/classes/:class/assignments/:assignment',
  '/join': '/classes#join',
  '/join/invitation': '/classes#invitations',
  '/shared': '/',
  '/reset-password': '/forgot-password',
  '/verify-email': '/settings',
  '/stop-reminders': '/progress/reviews',
  '/admin/claim': '/admin',
  '/admin/quizzes/:course': '/admin/quizzes',
}

/** URLs of earlier versions, in emails and bookmarks, and where the pages are now. */
const MOVED = {
  '/attempts/:attempt/review': '/attempts/:attempt/results',
  '/messages': '/notifications',
  '/messages/:notification': '/notifications/:notification',
  '/device': '/offline',
  '/review/settings': '/settings/learning',
  '/verify-address/:token': '/verify-email/:token',
  '/classes/:class/records': '/classes/:class/audit-log',
  '/classes/:class/students/:student': '/classes/:class/people/:student',
  '/classes/:class/insight': '/classes/:class/overview',
  '/classes/:class/disputes': '/classes/:class/regrade-requests',
  '/classes/:class/assignments/:assignment/limits': '/classes/:class/assignments/:assignment/overrides',
  '/admin/records': '/admin/audit-log',
  '/admin/teachers': '/admin/instructors',
}

/** A session of an account or guest, as far as the URL's page depends on it: `hasOwner` in domain/access/browser-owner.ts. */
const OWNER = { type: 'cookie', key: 'casebook-owner', value: 'owner(=|%3D).*' }

/** @type {import('next').NextConfig} */
const config = {
  // The demo has other courses, so it has its own build.
  ...(process.env.DEMO === 'true' && { distDir: '.next-demo' }),
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pglite-prisma-adapter',
    '@node-rs/argon2',
    'proper-lockfile',
    'write-excel-file',
    'sharp',
    'temml',
    'pino',
    'prom-client',
    'node-sqlite3-wasm',
    // It needs a polyfill to be loaded before its parts.
    '@simplewebauthn/server',
    // A large dictionary, which is loaded when the first password is set.
    '@zxcvbn-ts/language-common',
  ],
  // Type checks and lint are steps of `npm test`, so a start doesn't wait for them.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  redirects: async () => [
    ...Object.entries(PARENTS).map(([source, destination]) => ({ source, destination, permanent: false })),
    ...Object.entries(MOVED).map(([source, destination]) => ({ source, destination, permanent: true })),
  ],
  rewrites: async () => ({ beforeFiles: [{ source: '/', has: [OWNER], destination: '/learner-home' }] }),
  // The gradebook of a large class is imported as one file.
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
}

export default config
