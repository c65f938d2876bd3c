import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 when the line was cut without an answer. */
  readonly status: number;
  readonly text: string;
  /** How much could be sent until the answer came. */
  readonly sentBytes: number;
}

/** Sends bytes as they are, whatever a well-behaved client would say to them, and gives what comes back first. */
export function sendRaw(
  url: string,
  head: readonly string[],
  parts: Iterable<string | Buffer> = [],
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let sentBytes = 0;
    let text = '';
    const socket = connect(Number(port), hostname);
    const end = () => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text, sentBytes });
    };
    const pump = async () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      for (const part of parts) {
        if (text !== '' || socket.destroyed) return;
        sentBytes += part.length;
        if (!socket.write(part)) await new Promise((resume) => socket.once('drain', resume).once('close', resume));
      }
    };
    socket.once('connect', () => void pump());
    socket.on('data', (data) => {
      text += data.toString('utf8');
      if (isWhole(text)) end();
    });
    socket.once('error', end);
    socket.once('close', end);
  });
}

/** Sends the beginning of something and breaks the line off hard, as a telephone does in a tunnel. */
export async function breakOff(url: string, head: readonly string[], rest = ''): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resume) => socket.write(`${head.join('\r\n')}\r\n\r\n${rest}`, resume));
  await new Promise((resume) => setTimeout(resume, 100));
  socket.resetAndDestroy();
  await new Promise((resume) => setTimeout(resume, 100));
}

/** Head and body; our answers of this kind all have a length. */
function isWhole(text: string): boolean {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
  return text.includes('\r\n\r\n') && (Number.isNaN(length) || Buffer.byteLength(body) >= length);
}

/** One chunk of a chunked body. */
export function chunk(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}
