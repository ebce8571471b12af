import { createCipheriv, createHash } from 'node:crypto'

/** How a PDF is locked: by a password to open it, or (with an empty one) only against changes. */
export interface Lock {
  readonly cipher: 'rc4' | 'aes'
  readonly user: string
  readonly owner: string
}

/** A PDF's standard security handler of 128 bits (ISO 32000-1, 7.6.3): revision 3 for RC4, 4 for AES. */
export interface Encryption {
  /** The dictionary that the trailer names. */
  readonly dictionary: string
  encrypt(object: number, data: Uint8Array): Uint8Array
}

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
)
const PERMISSIONS = -44

export function encryption(lock: Lock, id: Uint8Array): Encryption {
  const owner = ownerEntry(lock)
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  let key = md5(padded(lock.user), owner, permissions, id)
  for (let round = 0; round < 50; round += 1) key = md5(key)
  let user = rc4(key, md5(PADDING, id))
  for (let round = 1; round < 20; round += 1) user = rc4(changed(key, round), user)
  const aes = '/V 4 /R 4 /CF <</StdCF <</CFM /AESV2 /Length 16>>>> /StmF /StdCF /StrF /StdCF'
  return {
    dictionary: `<</Filter /Standard ${lock.cipher === 'aes' ? aes : '/V 2 /R 3'} /Length 128 /P ${PERMISSIONS}
/O <${owner.toString('hex')}> /U <${Buffer.concat([user, Buffer.alloc(16)]).toString('hex')}>>>`,
    encrypt: (object, data) => {
      const number = Uint8Array.of(object & 0xff, object >> 8, object >> 16, 0, 0)
      if (lock.cipher === 'rc4') return rc4(md5(key, number), data)
      // A fixed vector, so that the same report gives the same file.
      const vector = md5(number)
      const cipher = createCipheriv('aes-128-cbc', md5(key, number, Buffer.from('sAlT')), vector)
      return Buffer.concat([vector, cipher.update(data), cipher.final()])
    },
  }
}

function ownerEntry({ owner, user }: Lock): Buffer {
  let key = md5(padded(owner))
  for (let round = 0; round < 50; round += 1) key = md5(key)
  let entry = rc4(key, padded(user))
  for (let round = 1; round < 20; round += 1) entry = rc4(changed(key, round), entry)
  return entry
}

function padded(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)
}

function changed(key: Buffer, round: number): Buffer {
  return Buffer.from(key.map((byte) => byte ^ round))
}

function md5(...parts: Uint8Array[]): Buffer {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Node's own RC4 is gone from builds without legacy ciphers. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number): void => {
    const kept = state[a] as number
    state[a] = state[b] as number
    state[b] = kept
  }
  let j = 0
  for (let i = 0; i < 256; i += 1) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 0xff
    swap(i, j)
  }
  let i = 0
  j = 0
  return Buffer.from(data).map((byte) => {
    i = (i + 1) & 0xff
    j = (j + (state[i] as number)) & 0xff
    swap(i, j)
    return byte ^ (state[((state[i] as number) + (state[j] as number)) & 0xff] as number)
  }) as Buffer
}
