import { z } from 'zod';
import { MemberId } from '../../domain/ids';
import { Member, Role } from '../../domain/member';
import { typedLine, typedLineOrNone } from '../../domain/text';
import { LocalDate } from '../../domain/time';

/** As long as an address can be that mail goes to (RFC 5321). */
const MOST_OF_ADDRESS = 254;

/** What somebody types of a person, or has in a list of people. */
export const personFields = {
  name: typedLine(120),
  title: typedLineOrNone(120),
  role: Role,
  email: Member.shape.email.pipe(z.string().max(MOST_OF_ADDRESS)),
  phone: typedLine(40),
  seat: typedLine(80),
  area: typedLine(120),
  vettingLevel: typedLine(40),
  vettedUntil: LocalDate,
  mayShare: z.boolean(),
  mayAct: z.boolean(),
  deputyId: MemberId,
  onDuty: z.boolean(),
  duties: Member.shape.duties.unwrap(),
  joinedOn: LocalDate,
  endsOn: LocalDate,
};
