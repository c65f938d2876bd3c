import ICAL from 'ical.js';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { type Meeting, meetingReference, startOf } from '../domain/meeting';
import { addMinutes, type Instant, localDateOf, timeText } from '../domain/time';
import type { Invitation } from '../useCases/ports';

/** Where replies would go if there is no coordinator: nowhere. */
const NOBODY = 'noreply@sentinel.invalid';

/** @returns RFC 5545 with the panel's zone written out, so that every calendar keeps 10:00 at 10:00 on both sides of a clock change */
export function invitation(what: Invitation): string {
  const { meeting, panel } = what;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Sentinel//Panel//EN-GB');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('method', meeting.state === 'cancelled' ? 'CANCEL' : 'REQUEST');
  calendar.addSubcomponent(zoneComponent(panel.timeZone));
  calendar.addSubcomponent(eventOf(what));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ meeting, panel, now, attendee, organiser }: Invitation): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const cancelled = meeting.state === 'cancelled';
  const start = startOf(meeting, panel.timeZone);
  const reference = meetingReference(meeting);
  event.addPropertyWithValue('uid', `${panel.id}-${meeting.id}@sentinel`.toLowerCase());
  event.addPropertyWithValue('sequence', meeting.sequence);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`));
  addTime(event, 'dtstart', start, panel.timeZone);
  addTime(event, 'dtend', addMinutes(start, meeting.durationMinutes), panel.timeZone);
  event.addPropertyWithValue('summary', `${panel.marking}: panel meeting ${reference}`);
  const words = `${panel.marking}\n${panel.name}, meeting ${reference}. The agenda is in the Sentinel tab in Teams.`;
  event.addPropertyWithValue('description', words);
  event.addPropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED');
  addPlace(event, meeting);
  addPerson(event, 'organizer', organiser ?? { name: panel.force, email: NOBODY });
  const guest = addPerson(event, 'attendee', attendee);
  guest.setParameter('role', 'REQ-PARTICIPANT');
  if (!cancelled) guest.setParameter('rsvp', 'TRUE');
  return event;
}

/** Local time with the zone's name: a moment in UTC would move by an hour when a calendar shifts the series. */
function addTime(event: ICAL.Component, name: string, at: Instant, timeZone: string): void {
  const local = `${localDateOf(at, timeZone)}T${timeText(at, timeZone)}:00`;
  event.addPropertyWithValue(name, ICAL.Time.fromDateTimeString(local)).setParameter('tzid', timeZone);
}

function addPlace(event: ICAL.Component, meeting: Meeting): void {
  if (meeting.mode === 'teams') {
    event.addPropertyWithValue('location', 'Microsoft Teams');
    if (meeting.joinLink !== undefined) event.addPropertyWithValue('url', meeting.joinLink);
    return;
  }
  const place = [meeting.venue, meeting.access].filter((part) => part !== undefined).join('. ');
  event.addPropertyWithValue('location', place);
}

function addPerson(event: ICAL.Component, name: string, person: { name: string; email: string }): ICAL.Property {
  const property = event.addPropertyWithValue(name, `mailto:${person.email}`);
  property.setParameter('cn', person.name);
  return property;
}

/** @throws Error for a zone that the library does not know, which the panel's settings already exclude */
function zoneComponent(zone: string): ICAL.Component {
  const found = tzlib_get_ical_block(zone);
  const block = Array.isArray(found) ? found[0] : found;
  if (typeof block !== 'string') throw new Error(`No calendar rules for ${zone}`);
  const parsed = ICAL.Component.fromString(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`);
  const component = parsed.getFirstSubcomponent('vtimezone');
  if (component === null) throw new Error(`No calendar rules for ${zone}`);
  return component;
}
