import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPasswordHashing } from './password-hashing.ts'

const cheap = { memory: 64, passes: 1, parallelism: 1 }

test('passwords are kept as argon2id with the cost that OWASP asks for', async () => {
  const passwords = createPasswordHashing()
  const hash = await passwords.hash('violet kettle')

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await passwords.verify('violet kettle', hash)).toEqual({ right: true, outdated: false })
  expect(await passwords.verify('violet kettles', hash)).toEqual({ right: false, outdated: false })
})

test('a hash is what any implementation of argon2id makes of the same salt', async () => {
  const hash = await createPasswordHashing(cheap).hash('violet kettle')
  const [, , , , salt = '', tag = ''] = hash.split('$')
  const derived = argon2Sync('argon2id', {
    message: 'violet kettle',
    nonce: Buffer.from(salt, 'base64'),
    ...cheap,
    tagLength: 32,
  })
  expect(derived.toString('base64').replace(/=+$/, '')).toBe(tag)
})

test('the same password is never kept the same', async () => {
  const passwords = createPasswordHashing(cheap)
  expect(await passwords.hash('violet kettle')).not.toBe(await passwords.hash('violet kettle'))
})

test('a hash of another cost is right and outdated', async () => {
  const hash = await createPasswordHashing(cheap).hash('violet kettle')
  const stronger = createPasswordHashing({ ...cheap, passes: 3 })
  expect(await stronger.verify('violet kettle', hash)).toEqual({ right: true, outdated: true })
})

test('without a hash nothing is right', async () => {
  expect((await createPasswordHashing(cheap).verify('anything', null)).right).toBe(false)
})

test('what is no hash of ours is a bug and not a wrong password', async () => {
  await expect(createPasswordHashing(cheap).verify('x', '$2b$10$abcdefghij')).rejects.toThrow(TypeError)
})

test('two at once, thirty-two wait, and the next one is told to come back', async () => {
  const passwords = createPasswordHashing(cheap)
  const asked = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.verify('x', null)))

  const refused = asked.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(6)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'identity.sign-in-busy', status: 503 })
  // Turns were handed on, so there is room again.
  await expect(passwords.verify('x', null)).resolves.toMatchObject({ right: false })
})
