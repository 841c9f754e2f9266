import { describe, expect, test } from 'vitest'
import { EnvironmentError, parseEnv } from './env'

describe('the environment', () => {
  test('every variable is optional', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      TRUST_PROXY: false,
    })
  })

  test('empty variables count as not set', () => {
    const empty = {
      DATABASE_URL: '',
      DATABASE_POOL_SIZE: '',
      NEXTAUTH_SECRET: '',
      SMTP_URL: '',
      TRUST_PROXY: '',
    }
    expect(parseEnv(empty)).toMatchObject({
      DATABASE_URL: undefined,
      DATABASE_POOL_SIZE: 10,
      NEXTAUTH_SECRET: undefined,
      TRUST_PROXY: false,
    })
  })

  test.each([
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://somewhere'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_POOL_SIZE', 'many'],
    ['DATABASE_STATEMENT_TIMEOUT_SECONDS', '-1'],
    ['DATABASE_LOCK_TIMEOUT_SECONDS', '0.5'],
    ['DATABASE_TRANSACTION_TIMEOUT_SECONDS', '3601'],
    ['DATABASE_IDLE_TIMEOUT_SECONDS', '0'],
    ['SHUTDOWN_DELAY_SECONDS', '301'],
    ['PUBLIC_URL', 'casebook'],
    ['NEXTAUTH_SECRET', 'short'],
    ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'c2hvcnQ='],
    ['TRUST_PROXY', 'perhaps'],
    ['SMTP_URL', 'mail.example.org'],
    ['OIDC_ISSUER', 'login.example.org'],
    ['OIDC_ISSUER', 'http://login.example.org'],
    ['LRS_ENDPOINT', 'http://lrs.example.org/xapi'],
    ['LRS_ENDPOINT', 'https://lrs.example.org/xapi'],
  ])('an invalid %s is reported by name', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(EnvironmentError)
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(name))
  })

  test('all invalid variables are reported together', () => {
    expect(() => parseEnv({ PORT: 'x', DATABASE_URL: 'y' })).toThrow(/PORT.*DATABASE_URL/)
  })

  test('variables that depend on each other must be set together', () => {
    expect(() => parseEnv({ GITHUB_ID: 'id' })).toThrow(/GITHUB_SECRET/)
    expect(() => parseEnv({ SMTP_URL: 'smtp://localhost' })).toThrow(/MAIL_FROM/)
    const oidc = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
    expect(parseEnv(oidc)).toMatchObject({ ...oidc, OIDC_NAME: 'single sign-on' })
    for (const name of Object.keys(oidc))
      expect(() => parseEnv({ ...oidc, [name]: '' })).toThrow(/OIDC_CLIENT_ID/)
  })
})
