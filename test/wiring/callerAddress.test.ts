import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { callerAddress } from '../../bot/wiring/http/callerAddress';

function asked(from: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: from });
  const req = new IncomingMessage(socket);
  if (forwarded !== undefined) req.headers['x-forwarded-for'] = forwarded;
  return req;
}

describe('the address of whoever asks', () => {
  it.each([
    ['without a proxy it is the line’s own, whatever is written', 0, '192.0.2.1', '203.0.113.7', '192.0.2.1'],
    ['behind one it is the last written', 1, '10.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['with the port that App Service adds taken off', 1, '10.0.0.1', '203.0.113.7:51234', '203.0.113.7'],
    ['behind two it is the last but one', 2, '10.0.0.1', 'made-up, 203.0.113.7, 10.0.0.9', '203.0.113.7'],
    ['it is the line’s own where the proxy wrote none', 1, '10.0.0.1', undefined, '10.0.0.1'],
    ['it is the line’s own where fewer wrote than there should be', 2, '10.0.0.1', '203.0.113.7', '10.0.0.1'],
    ['of IPv6 it is the network', 1, '10.0.0.1', '2001:DB8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['of IPv6 with a port too', 1, '10.0.0.1', '[2001:db8:1:2::6]:443', '2001:db8:1:2'],
    ['of IPv6 with a gap too', 1, '10.0.0.1', '2001:db8::6', '2001:db8:0:0'],
    ['of IPv4 in IPv6 it is the IPv4 one', 0, '::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ])('%s', (_what, proxies, from, forwarded, expected) => {
    expect(callerAddress(asked(from, forwarded), proxies)).toBe(expected);
  });
});
