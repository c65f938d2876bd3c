import { noteServerNow, serverNow } from '../../tab/data/serverClock';
import { chairsSession } from './playedMeeting';

let stopwatchMs = 1000;
beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => stopwatchMs);
});

function read(now: string): void {
  noteServerNow(chairsSession(now));
}

it('an answer that was long on its way does not put the time back', () => {
  read('2027-03-10T10:00:00.000Z');
  stopwatchMs += 30_000;
  expect(serverNow()).toBe('2027-03-10T10:00:30.000Z');
  // Asked for before the line was lost, read after it had come back.
  read('2027-03-10T10:00:22.000Z');
  expect(serverNow()).toBe('2027-03-10T10:00:30.000Z');
  stopwatchMs += 1000;
  expect(serverNow() > '2027-03-10T10:00:30.000Z').toBe(true);
});

it('a clock that was moved is followed at once, forwards and back', () => {
  read('2027-03-10T10:00:00.000Z');
  read('2027-03-10T11:30:00.000Z');
  expect(serverNow()).toBe('2027-03-10T11:30:00.000Z');
  read('2027-03-10T10:10:00.000Z');
  expect(serverNow()).toBe('2027-03-10T10:10:00.000Z');
});
