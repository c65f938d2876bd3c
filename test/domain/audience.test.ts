import { type Audience, readersOf, wholePanel } from '../../bot/domain/audience';
import { isReader, readerNamesOf } from '../../bot/access/readers';
import { MemberId } from '../../bot/domain/ids';
import { roles } from '../../bot/domain/member';
import { aMember, ea, hmrc, police, priya, ruth } from '../support/builders';

const toHmrcAndPriya: Audience = { kind: 'named', agencyIds: [hmrc], memberIds: [priya] };
const toNobody: Audience = { kind: 'named', agencyIds: [], memberIds: [] };

describe('the readers of a record', () => {
  it.each([
    ['the whole panel', wholePanel, ['*']],
    ['named ones', toHmrcAndPriya, ['agency:hmrc', 'member:priya-sandhu']],
    ['nobody named', toNobody, []],
  ])('for %s stand in its document', (_name, audience, readers) => expect(readersOf(audience)).toEqual(readers));

  it.each([
    ['HMRC', aMember({ id: ruth, agencyId: hmrc }), true],
    ['the named person', aMember(), true],
    ['her colleague', aMember({ id: ruth }), false],
    ['another agency', aMember({ id: ruth, agencyId: police }), false],
    ['the coordinator', aMember({ id: ruth, agencyId: police, role: 'coordinator' }), true],
    ['an auditor', aMember({ id: ruth, agencyId: police, role: 'auditor' }), false],
  ])('restricted to HMRC and Priya Sandhu include %s: %s', (_name, member, reads) => {
    expect(isReader(readersOf(toHmrcAndPriya), member)).toBe(reads);
  });

  it('do not mix up an agency and a person of the same name', () => {
    const audience: Audience = { kind: 'named', agencyIds: [ea], memberIds: [] };
    expect(isReader(readersOf(audience), aMember({ id: MemberId.parse('ea'), agencyId: hmrc }))).toBe(false);
  });

  it.each(roles)('restricted to nobody are those alone who run the panel: %s', (role) => {
    expect(isReader(readersOf(toNobody), aMember({ role }))).toBe(
      ['chair', 'deputyChair', 'coordinator'].includes(role),
    );
  });
});

it('a person is looked up by the panel, the agency and the own name', () => {
  expect(readerNamesOf(aMember())).toEqual(['*', 'agency:ea', 'member:priya-sandhu']);
});
