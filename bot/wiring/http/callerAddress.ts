import type { IncomingMessage } from 'node:http';

/**
 * The address of whoever asks. A caller can write any X-Forwarded-For, and each proxy adds at its end the address that it
 * was called from: only as many entries as there are proxies of ours, from the right, are to be believed.
 *
 * @param proxies how many stand before the server
 * @returns an IPv4 address, or the first 64 bits of an IPv6 one, of which a household or a telephone has the rest
 */
export function callerAddress(req: IncomingMessage, proxies: number): string {
  const socketAddress = req.socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return networkOf(socketAddress);
  const named = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return networkOf(named.at(-proxies)?.trim() || socketAddress);
}

/** App Service adds the port: "192.0.2.7:51234", "[2001:db8::7]:51234". */
function networkOf(named: string): string {
  const address = named
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  if (!address.includes(':')) return address;
  const [before = ''] = address.toLowerCase().split('::');
  const groups = before === '' ? [] : before.split(':');
  return [...groups, '0', '0', '0', '0'].slice(0, 4).join(':');
}
