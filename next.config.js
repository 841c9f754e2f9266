/** Parent URLs of pages that aren't pages themselves. Archives and email apps cut URLs there, and people try them. */
const PARENTS = {
  '/courses': '/',
  '/courses/:course/lessons': '/courses/:course#lessons',
  '/courses/:course/lessons/:lesson/check': '/courses/:course/lessons/:lesson',
  '/courses/:course/quizzes': '/courses/:course#quizzes',
  '/attempts': '/progress',
  '/progress/concepts': '/progress#knowledge',
  '/classes/:class/assignments': '/classes/:class',
  '/classes/:class/attempts': '/classes/:class/gradebook',
  '/classes/:class/students': '/classes/:class/people',
  // An ID: the gradebook has its own pages at this depth.
  '/classes/:class/gradebook/:assignment([0-9a-f-]{36})': '/classes/:class/assignments/:assignment',
  '/join': '/classes#join',
  '/join/invitation': '/classes#invitations',
  '/shared': '/',
  '/reset-password': '/forgot-password',
  '/verify-address': '/settings',
  '/admin/claim': '/admin',
  '/admin/quizzes/:course': '/admin/quizzes',
}

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pglite-prisma-adapter',
    '@node-rs/argon2',
    'proper-lockfile',
  ],
  // Type checks and lint are steps of `npm test`; a start doesn't need to run them again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  redirects: async () =>
    Object.entries(PARENTS).map(([source, destination]) => ({ source, destination, permanent: false })),
  // The gradebook of a large class is imported as one file.
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
}

export default config
