import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseEnv } from '@/server/platform/env'

// The deployment files aren't run by the tests, so these check what must not get lost.

const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8')
const instructions = read('Dockerfile')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')

test('the image runs as a user without rights, on a supported version of Node.js', () => {
  for (const line of instructions)
    expect(line).toMatch(/^(FROM|RUN|COPY|WORKDIR|USER|ENV|VOLUME|EXPOSE|HEALTHCHECK|CMD) \S/)
  const user = instructions.indexOf('USER node')
  expect(user).toBeGreaterThan(instructions.findLastIndex((line) => line.startsWith('RUN ')))
  expect(instructions.findLastIndex((line) => line.startsWith('CMD '))).toBeGreaterThan(user)
  for (const from of instructions.filter((line) => line.startsWith('FROM ')))
    expect(from).toMatch(/^FROM node:(22|24)-/)
})

test('the image and the service start a file that exists', () => {
  expect(JSON.parse(instructions.at(-1)?.slice('CMD '.length) ?? '')).toEqual(['node', 'bin/start.mjs'])
  expect(read('casebook.service')).toMatch(/^ExecStart=\/usr\/bin\/node bin\/start\.mjs$/m)
  expect(existsSync('bin/start.mjs')).toBe(true)
})

type Service = {
  read_only?: boolean
  cap_drop?: string[]
  environment?: Record<string, string>
  volumes?: string[]
}

test('compose runs the app with a read-only root, a database, and a proxy', () => {
  const { services, volumes } = parse(read('compose.yaml')) as {
    services: Record<string, Service>
    volumes: Record<string, null>
  }
  expect(Object.keys(services)).toEqual(['app', 'database', 'proxy'])
  expect(services.app).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
  const used = Object.values(services).flatMap(({ volumes: mounts = [] }) =>
    mounts.map((mount) => mount.split(':')[0]),
  )
  expect(used.sort()).toEqual(Object.keys(volumes).sort())
})

test('the app accepts the environment of compose', () => {
  const { services } = parse(read('compose.yaml')) as { services: { app: Service } }
  const values: Record<string, string> = {
    SITE: 'casebook.example',
    DATABASE_PASSWORD: 'word',
    NEXTAUTH_SECRET: 'a secret of the tests, long enough for it',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  }
  const filled = Object.entries(services.app.environment ?? {}).map(([name, text]) => [
    name,
    text.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, variable: string) => values[variable] ?? ''),
  ])
  expect(parseEnv(Object.fromEntries(filled))).toMatchObject({
    PUBLIC_URL: 'https://casebook.example',
    TRUST_PROXY: true,
    DATABASE_URL: 'postgresql://casebook:word@database:5432/casebook',
    METRICS_TOKEN: undefined,
  })
})

test('the service writes only to its own folders', () => {
  const service = read('casebook.service')
  for (const line of [
    'User=casebook',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'StateDirectory=casebook',
  ])
    expect(service.split('\n')).toContain(line)
})
