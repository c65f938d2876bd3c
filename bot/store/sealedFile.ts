import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';

/** Whom a file is sealed for: holders of keys ("age1…"), or whoever knows a passphrase. */
export type Seal = { readonly recipients: readonly string[] } | { readonly passphrase: string };
/** What opens one: keys ("AGE-SECRET-KEY-1…"), or the passphrase. */
export type SealKey = { readonly keys: readonly string[] } | { readonly passphrase: string };

/** A file that cannot be opened or read, in words for whoever has it. */
export class SealFault extends Error {
  override readonly name = 'SealFault';
}

/**
 * Writes lines into a file in age's format (https://age-encryption.org/v1), compressed first. It has its name once it is
 * whole and on the disk; until then, and where the process was killed, what there is of it is called `….part`.
 */
export async function writeSealed(file: string, seal: Seal, lines: AsyncIterable<string>): Promise<void> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  if ('passphrase' in seal) encrypter.setPassphrase(seal.passphrase);
  else for (const each of seal.recipients) encrypter.addRecipient(each);
  const part = `${file}.part`;
  try {
    const packed = createGzip();
    const packing = pipeline(Readable.from(lines), packed);
    const sealed = await encrypter.encrypt(streamOf(packed));
    const writing = pipeline(chunksOf(sealed), createWriteStream(part, { mode: 0o600, flush: true }));
    // Whichever fails first is what there is to tell.
    await Promise.all([packing, writing]);
    await rename(part, file);
    await flushFolder(file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The lines of such a file, one after the other. @throws SealFault */
export async function* readSealed(file: string, key: SealKey): AsyncGenerator<string> {
  const opened = await openSealed(file, key);
  const unpacked = createGunzip();
  const unpacking = pipeline(chunksOf(opened), unpacked);
  // It is told by whoever reads what is unpacked.
  unpacking.catch(() => {});
  try {
    yield* linesOf(unpacked);
    await unpacking;
  } catch (error) {
    throw new SealFault('The file is torn, or was altered since it was made.', { cause: error });
  }
}

async function openSealed(file: string, key: SealKey) {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else for (const each of key.keys) decrypter.addIdentity(each);
  const handle = await open(file);
  await handle.close();
  try {
    return await decrypter.decrypt(streamOf(createReadStream(file)));
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const isKey = /identity|passphrase/i.test(said);
    throw new SealFault(
      isKey ? 'This key does not open it, nor does this passphrase.' : 'It is no sealed file, or was altered.',
      { cause: error },
    );
  }
}

/** A new key, to be kept in the safe, and what is sealed for it. */
export async function newSealKey(): Promise<{ key: string; recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const key = await generateX25519Identity();
  return { key, recipient: await identityToRecipient(key) };
}

function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.write(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** The name itself is on the disk too, where the system can say so. */
async function flushFolder(file: string): Promise<void> {
  const folder = await open(path.dirname(file)).catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
