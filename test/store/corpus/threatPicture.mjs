const RUTH = 'Ruth Calder';
const CALLUM = 'Callum Reeve';

/** A group with all that belongs to one, in each state; threats by name; results of every grade. */
export async function threatPicture(panel) {
  const of = { groupId: 'nm-ocg-050' };
  const sites = [
    { id: 'yard', kind: 'place', name: 'Weighbridge Yard', note: 'Gate on the north side' },
    { id: 'cars', kind: 'business', name: 'Weighbridge Cars' },
    { id: 'lorry', kind: 'vehicle', name: 'A white tipper' },
  ];
  await panel.do(CALLUM, 'group.record', {
    ...{ ...of, operation: 'Weighbridge', reference: 'NM-OCG-050', status: 'new', band: '3b', sites },
    ...{ threats: ['illegal waste'], lroId: 'lena-hart', nextReviewOn: '2027-06-30' },
    sources: [{ reference: '44/27', system: 'Intelligence log' }],
  });
  const { version } = await panel.askWith(CALLUM, 'groups.get', of);
  const plan = { Pursue: 'Visit with the council', Protect: 'Write to the neighbours' };
  await panel.do(CALLUM, 'group.change', { ...of, version, plan });
  await panel.do('Lena Hart', 'group.review', { ...of, nextReviewOn: '2027-09-30', found: 'All of it stands' });
  for (const [nominalId, name] of [
    ['one', 'Abe Nock'],
    ['two', 'Ida Prout'],
  ])
    await panel.do('Lena Hart', 'nominal.record', { ...of, nominalId, name, category: 'suspect', role: 'driver' });
  await linked(panel, of);
  await opportunities(panel, of);
  await disrupted(panel, of);
  await threats(panel);
}

async function linked(panel, of) {
  const [group, yard] = [
    { kind: 'group', ...of },
    { kind: 'site', ...of, siteId: 'yard' },
  ];
  const one = { kind: 'nominal', ...of, nominalId: 'one' };
  await panel.do('Lena Hart', 'link.make', { from: one, to: yard, what: 'works at' });
  await panel.do('Lena Hart', 'link.make', {
    from: yard,
    to: { kind: 'group', groupId: 'nm-ocg-036' },
    what: 'supplies',
  });
  const { id } = await panel.do('Lena Hart', 'link.make', { from: group, to: one, what: 'pays' });
  await panel.do('Lena Hart', 'link.drop', { linkId: id, reason: 'It was another' });
}

async function opportunities(panel, of) {
  const raise = (opportunityId, more = {}) =>
    panel.do('Lena Hart', 'opportunity.raise', {
      ...of,
      opportunityId,
      what: `Use ${opportunityId}`,
      agencyId: 'ea',
      ...more,
    });
  for (const id of ['first', 'second', 'third']) await raise(id);
  await raise('fourth', { powerId: 'POL-01', agencyId: 'police' });
  const task = panel.task('task-of-power', 'ea', 'priya-sandhu');
  await panel.do(RUTH, 'opportunity.task', { ...of, opportunityId: 'first', ...task });
  await panel.do(RUTH, 'opportunity.park', { ...of, opportunityId: 'second', until: '2027-08-01', reason: 'Not yet' });
  await panel.do(RUTH, 'opportunity.reject', { ...of, opportunityId: 'third', reason: 'Too slow' });
}

async function disrupted(panel, of) {
  const said = { ...of, what: 'The yard was closed', on: '2027-04-20', fourP: 'Pursue', agencyIds: ['ea', 'police'] };
  const propose = (disruptionId, grade, more = {}) =>
    panel.do('Lena Hart', 'disruption.propose', { ...said, disruptionId, grade, ...more });
  const control = { what: 'A gate', recheckOn: '2027-07-01' };
  const { version } = await propose('closed-yard', 'major', { control, apmisReference: 'AP-1' });
  await panel.do(RUTH, 'disruption.moderate', {
    ...{ disruptionId: 'closed-yard', version, grade: 'moderate', reason: 'It was open again in a week' },
  });
  await propose('waits', 'minor');
  await propose('taken-back', 'minor');
  await panel.do('Lena Hart', 'disruption.withdraw', { disruptionId: 'taken-back', reason: 'It was told twice' });
  const refer = (referralId, more) =>
    panel.do(CALLUM, 'referral.make', {
      ...{ referralId, to: 'regionalUnit', toName: 'The regional unit', why: 'It reaches beyond the force', ...more },
    });
  await refer('of-group', of);
  await refer('of-task', { taskId: 'task-of-power' });
  await panel.do(CALLUM, 'referral.answer', { referralId: 'of-group', outcome: 'accepted', text: 'They take it on' });
}

async function threats(panel) {
  await panel.do('Tom Hesketh', 'issue.raise', {
    issueId: 'issue-tagged',
    text: 'Tyres burn behind the old mill again',
  });
  const { tagsVersion: version } = await panel.askWith(CALLUM, 'issues.get', { issueId: 'issue-tagged' });
  const tags = { threats: ['illegal waste', 'tyre burning', 'mill fires'], place: 'yard', sector: 'recycling' };
  await panel.do(CALLUM, 'issue.tag', { issueId: 'issue-tagged', version, ...tags });
  const { items } = await panel.ask(CALLUM, 'threats.list');
  const idOf = (name) => items.find((each) => each.name === name).id;
  await panel.do(CALLUM, 'threat.confirm', { threatId: idOf('tyre burning') });
  await panel.do(CALLUM, 'threat.decline', {
    ...{ threatId: idOf('mill fires'), reason: 'The same thing', intoId: idOf('tyre burning') },
  });
}
