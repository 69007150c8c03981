import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The cost of one try, as the files of this kiosk were made with it. */
export const scryptCost = { cost: 2 ** 17, blockSize: 8, parallelization: 1 } as const;

/** scrypt takes 128 · cost · blockSize bytes; Node refuses more than it is told. */
const memoryLimit = 256 * 1024 * 1024;

/** 64 hexadecimal digits. Runs in the thread pool: input and pictures go on meanwhile. */
export function hashPin(pin: string, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'hex'), 32, { ...scryptCost, maxmem: memoryLimit }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash.toString('hex'));
    });
  });
}

/** For the key file, whose 256 random bits nobody guesses: a plain hash is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** 256 random bits as 64 hexadecimal digits. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** Compares without telling by its time where two hashes differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
  return a.length === b.length && timingSafeEqual(a, b);
}
