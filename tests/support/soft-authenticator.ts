import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** An authenticator in software: creates passkeys (ES256, no attestation) and signs with them. */

type Passkey = { id: Buffer; privateKey: KeyObject; userHandle: string; rpId: string }

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: Buffer | string) => Buffer.from(data).toString('base64url')

/** Flags of authenticator data: user present, user verified, attested credential data. */
const PRESENT = 1
const VERIFIED = 4
const ATTESTED = 64

/** CBOR of a byte string with 24 to 65,535 bytes. The shortest form, because the verifier compares lengths. */
function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), bytes])
}

/** CBOR of a text with fewer than 24 bytes. */
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

export class SoftAuthenticator {
  isVerifying = true
  counter = 0
  readonly #origin: string
  readonly #passkeys: Passkey[] = []

  constructor(origin: string) {
    this.#origin = origin
  }

  create(options: { challenge: string; rp: { id?: string }; user: { id: string } }) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const rpId = options.rp.id ?? ''
    const passkey = { id: randomBytes(32), privateKey, userHandle: options.user.id, rpId }
    this.#passkeys.push(passkey)
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const key = Buffer.concat([
      // A map of 5: type EC2, algorithm ES256, curve P-256, and both coordinates.
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      cborBytes(Buffer.from(y, 'base64url')),
    ])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(passkey.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), length, passkey.id, key])
    const attestationObject = Buffer.concat([
      ...[Buffer.from([0xa3]), cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])],
      ...[cborText('authData'), cborBytes(Buffer.concat([this.#data(rpId, ATTESTED), attested]))],
    ])
    return this.#credential(passkey, {
      clientDataJSON: base64url(this.#clientData('webauthn.create', options.challenge)),
      attestationObject: base64url(attestationObject),
      transports: ['internal'],
    })
  }

  /** Signs with the latest passkey, or with another one. */
  get(options: { challenge: string }, passkey = this.#passkeys.at(-1)) {
    if (!passkey) throw new Error('no passkey')
    this.counter++
    const clientData = this.#clientData('webauthn.get', options.challenge)
    const authenticatorData = this.#data(passkey.rpId, 0)
    const signed = Buffer.concat([authenticatorData, sha256(clientData)])
    return this.#credential(passkey, {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(sign('sha256', signed, passkey.privateKey)),
      userHandle: passkey.userHandle,
    })
  }

  #credential<R extends object>({ id }: Passkey, response: R) {
    const name = base64url(id)
    return { id: name, rawId: name, type: 'public-key', response, clientExtensionResults: {} } as const
  }

  #clientData(type: string, challenge: string): string {
    return JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false })
  }

  #data(rpId: string, more: number): Buffer {
    const rest = Buffer.alloc(5)
    rest.writeUInt8(PRESENT | (this.isVerifying ? VERIFIED : 0) | more)
    rest.writeUInt32BE(this.counter, 1)
    return Buffer.concat([sha256(rpId), rest])
  }
}
