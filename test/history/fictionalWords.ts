import type { Chance } from '../support/chance';

const streets = [
  ...['Quarry Lane', 'Cooper Street', 'Ferry Road', 'Mill Bank', 'Orchard Way', 'Station Parade', 'Bridge End'],
  ...['Canal Wharf', 'High Street', 'Priory Road', 'Sidings Estate', 'Chapel Hill', 'Weir Close', 'Beacon Rise'],
] as const;
const premises = [
  ...['the car wash', 'the nail bar', 'the takeaway', 'the vape shop', 'the scrap yard', 'the self-storage units'],
  ...['the lorry park', 'the snooker club', 'the farm track', 'the empty mill', 'the shared house', 'the barber'],
] as const;
const asked = [
  ...['Visit', 'Inspect', 'Check the licence of', 'Photograph the waste at', 'Check business rates of'],
  ...['Check the tenancy of', 'Look at the fire safety of', 'Check planning at', 'Ask the landlord about'],
  ...['Check wages paid at', 'Look at the accounts of', 'Check the food hygiene of', 'Offer help to workers at'],
] as const;
const seen = [
  ...['Three new shops under one landlord, cash only, near', 'Vans unload at night behind', 'Burnt waste again at'],
  ...['Young people sent to collect money from', 'Cars sold from the pavement outside', 'Workers sleep above'],
  ...['Tenants say that they pay somebody else for', 'Counterfeit tobacco offered at', 'A meter was bypassed at'],
  ...['Neighbours of', 'Loan leaflets were left at', 'Ponies without water on the land behind'],
] as const;
const after = [
  ...['has no waste licence', 'takes cash alone', 'has changed hands twice', 'is open at all hours', 'employs minors'],
  ...['has a new company every year', 'has blocked its fire exit', 'was refused a licence before'],
] as const;
const outcomes = [
  ...['Notice served; they have 28 days.', 'Nobody there; left a card and go again.', 'Licence suspended for 21 days.'],
  ...['Two workers helped, one taken to a place of safety.', 'Nothing found that is ours.', 'Fixed penalty paid.'],
  ...['Closed on the spot for lack of fire exits.', 'Rates bill of three years sent.', 'Vehicle seized and crushed.'],
] as const;
const reasons = [
  'It is not our ground',
  'We have no officer until next month',
  'The power is another agency’s',
] as const;
const operations = [
  ...['Almond', 'Anchor', 'Barley', 'Bramble', 'Cinder', 'Cobalt', 'Copper', 'Cotton', 'Damson', 'Dapple', 'Ember'],
  ...['Fennel', 'Flint', 'Garnet', 'Gorse', 'Hazel', 'Heron', 'Indigo', 'Juniper', 'Kestrel', 'Lichen', 'Linnet'],
  ...['Madder', 'Marram', 'Nettle', 'Nutmeg', 'Ochre', 'Osprey', 'Pebble', 'Plover', 'Quartz', 'Quill', 'Rowan'],
  ...['Russet', 'Saffron', 'Sedge', 'Shale', 'Tamarind', 'Teasel', 'Thistle', 'Topaz', 'Umber', 'Vetch', 'Willow'],
  ...['Woad', 'Yarrow', 'Zephyr', 'Alder', 'Beech', 'Clover', 'Drift', 'Elder', 'Fern', 'Grouse', 'Holly', 'Ivory'],
  ...['Jade', 'Knapweed', 'Larch', 'Mallow', 'Newt', 'Oriole'],
] as const;
const threats = [
  ...['drugs supply', 'illegal waste', 'VAT fraud', 'forced labour', 'illegal money lending', 'counterfeit goods'],
  ...['vehicle crime', 'rogue trading', 'child exploitation', 'money laundering', 'burglary', 'animal cruelty'],
] as const;

const towns = ['Wexmoor', 'Harle', 'Sandwick', 'Brackley Green', 'Port Elder', 'Coldmere'] as const;
const sectors = ['retail', 'hospitality', 'construction', 'waste', 'care', 'haulage', 'farming'] as const;

/** What people of a panel write, put together by chance: of one seed always the same. */
export function fictionalWords({ oneOf, below }: Chance) {
  const place = () => `${oneOf(premises)}, ${1 + below(90)} ${oneOf(streets)}`;
  return {
    place,
    operation: (at: number): string => operations[at % operations.length] ?? 'Almond',
    threat: (): string => oneOf(threats),
    town: (): string => oneOf(towns),
    sector: (): string => oneOf(sectors),
    task: () => `${oneOf(asked)} ${place()}`,
    issue: () => `${oneOf(seen)} ${place()}, which ${oneOf(after)}`,
    outcome: (): string => oneOf(outcomes),
    reason: (): string => oneOf(reasons),
    decision: () => `The panel agrees to work on ${place()} until the next meeting.`,
  };
}
export type FictionalWords = ReturnType<typeof fictionalWords>;
