import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { longestEmail } from '../../core/contact-rules.ts';
import { writeAtomically } from '../atomic-write.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Every address is sealed at one length, so that a sealed one tells nothing of its own. */
const paddedBytes = longestEmail + 2;

interface Keys {
  readonly address: Uint8Array;
  readonly code: Uint8Array;
}

/**
 * Seals addresses with the key in contact.key, which lies beside the database and in no backup. Everything throws
 * where the key can be neither read nor made.
 */
export class ContactVault {
  private readonly path: string;
  private keys: Promise<Keys> | null = null;

  constructor(dataDirectory: string) {
    this.path = join(dataDirectory, 'contact.key');
  }

  /** Whether an address was ever given on this kiosk. */
  get isInUse(): boolean {
    return existsSync(this.path);
  }

  /** base64; `contact` is its id, to which the address is bound. */
  async seal(email: string, contact: string): Promise<string> {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', (await this.open()).address, nonce);
    cipher.setAAD(Buffer.from(contact));
    const padded = Buffer.alloc(paddedBytes);
    padded.write(email);
    const text = Buffer.concat([cipher.update(padded), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
  }

  /** Null: sealed with another key, for another contact, or damaged. */
  async unseal(sealed: string, contact: string): Promise<string | null> {
    const bytes = Buffer.from(sealed, 'base64');
    const { address } = await this.open();
    try {
      const decipher = createDecipheriv('aes-256-gcm', address, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(contact));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const padded = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
      return padded.toString('utf8', 0, padded.indexOf(0));
    } catch {
      return null;
    }
  }

  /** What the database keeps of a code. */
  async codeHash(code: string): Promise<string> {
    return createHmac('sha256', (await this.open()).code).update(code).digest('hex');
  }

  private open(): Promise<Keys> {
    this.keys ??= this.readOrMake().catch((error: unknown) => {
      // Possibly a fault that passes: it is tried again.
      this.keys = null;
      throw error;
    });
    return this.keys;
  }

  /** A file that is there is never replaced: it may be the key of addresses that wait for an answer. */
  private async readOrMake(): Promise<Keys> {
    const text = await readFile(this.path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    const key = text === null ? randomBytes(keyBytes).toString('hex') : text.trim();
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('contact.key is not a key');
    if (text === null) await writeAtomically(this.path, `${key}\n`, 0o600);
    const derive = (use: string) => new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'hex'), Buffer.alloc(0), use, keyBytes));
    return { address: derive('address'), code: derive('code') };
  }
}
