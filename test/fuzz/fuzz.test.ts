import { fuzz } from './main';

// In full: `npm run fuzz`.

test('what is put out of place in what fits is done or refused, with nothing of our insides, and nothing is kept', async () => {
  const told: string[] = [];
  const isFine = await fuzz(['--mode', 'local', '--count', '300'], (line) => told.push(line));
  expect([isFine, ...told]).toEqual([true, ...told]);
  const [, past = '0', done = '0'] = /(\d+) % past the first checks, (\d+) % done/.exec(told.join()) ?? [];
  expect([Number(past) > 33, Number(done) > 20]).toEqual([true, true]);
}, 60_000);
