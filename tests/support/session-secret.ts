import { vi } from 'vitest'

// Sessions are encrypted with this secret. Import this file in a test that starts or ends a session.
vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough for a session')
