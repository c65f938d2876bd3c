import type { AgencyKind } from './agencyKinds';
import { stemmed } from './topicWords';

/** A threat, or a kind of place, and how people and the catalogue of powers speak of it. In our own words. */
export interface PowerSubject {
  readonly name: string;
  /** Words and phrases by which somebody means it, its name among them, as lines of stems: any form of them will do. */
  readonly said: readonly string[];
  /** The same of words by which a power shows that it is about that. */
  readonly inPowers: readonly string[];
  /** Kinds of agency whose work it is: powers of theirs fit though their words do not say so. */
  readonly workOf: readonly AgencyKind[];
}

/** @param said "waste, fly-tipping" */
function subject(name: string, said: string, inPowers: string, ...workOf: readonly AgencyKind[]): PowerSubject {
  const lines = (text: string) => text.split(', ').map((phrase) => stemmed(phrase).line);
  return { name, said: lines(`${name}, ${said}`), inPowers: lines(inPowers), workOf };
}

/** The threats that a new panel begins with: what it confirms and adds stands beside them. */
export const shippedThreats: readonly PowerSubject[] = [
  subject(
    'drugs supply',
    'drug, cannabis, cocaine, heroin, crack, spice, dealer, dealing, grow',
    'drug, drug dealing, street-level dealer, cannabis, deal line',
  ),
  subject(
    'county lines',
    'county line, deal line, cuckooing, runners, child exploitation, exploited child',
    'county line, deal line, cuckooing, child exploited, telecommunications',
  ),
  subject(
    'illegal waste',
    'waste, fly-tipping, tip, tipper, tyres, rubbish, landfill, skip, dumping, burning',
    'waste, tip, tipper, skip, untidy land',
    'environment',
  ),
  subject(
    'metal theft',
    'scrap, scrapyard, stolen metal, copper, lead theft, cable, catalytic converter, catalyst',
    'scrap, scrapyard, scrap metal, metal theft, stolen metal, cable theft',
  ),
  subject(
    'VAT fraud',
    'VAT, tax, tax fraud, missing trader, carousel, undeclared, evasion',
    'VAT, tax, taxpayer, undeclared, carousel, unexplained lifestyle',
    'tax',
  ),
  subject(
    'illicit tobacco and vapes',
    'tobacco, cigarettes, vape, e-cigarette, smuggled, duty',
    'tobacco, vape, duty unpaid, illicit goods, test purchase, excise',
    'tradingStandards',
  ),
  subject(
    'counterfeit goods',
    'counterfeit, fake, replica, trade mark, trademark, unsafe goods',
    'counterfeit, trade mark, illicit goods, product safety, test purchase, market',
    'tradingStandards',
  ),
  subject(
    'forced labour',
    'modern slavery, slavery, exploited workers, labour exploitation, gangmaster, workers, underpaid, passports taken',
    'slavery, exploited worker, worker housing, labour, forced labour, gangmaster, labour provider, underpayment',
    'labour',
  ),
  subject('human trafficking', 'trafficking, brothel, sexual exploitation, sex work', 'trafficking, victim, slavery'),
  subject(
    'illegal working',
    'immigration, overstayer, visa, without papers, right to work, right to rent',
    'immigration, illegal working, illegal worker, right to rent, foreign national',
    'immigration',
  ),
  subject(
    'money laundering',
    'laundering, cash only, cash, front business, money mule, cash-intensive',
    'launder, money laundering, cash, front business, money service business, money mule, account freezing, asset',
  ),
  subject(
    'illegal money lending',
    'loan shark, money lender, lender, lending, doorstep loan, debt',
    'lending, lender, debt, borrower',
    'moneyLending',
  ),
  subject(
    'benefit fraud',
    'benefit, claimant, identity fraud, universal credit',
    'benefit, claimant, identity fraud',
    'benefits',
  ),
  subject(
    'fraud on public money',
    'grant, procurement, council contract, bidding, council tax, business rates, tenancy fraud',
    'grant, procurement, bidding, business rate, council tax, tenancy fraud',
    'counterFraud',
  ),
  subject(
    'rogue trading',
    'rogue trader, doorstep crime, cold caller, roofing, driveway, boiler, overcharged',
    'rogue, doorstep, roofing, unfair commercial practices, boiler',
    'tradingStandards',
  ),
  subject(
    'rogue letting',
    'landlord, HMO, overcrowded, sublet, sub-let, beds, sleeping, bedsit',
    'landlord, HMO, letting, right to rent, tenancy, sleeping accommodation, hidden dwelling, worker housing',
    'housing',
  ),
  subject(
    'vehicle crime and haulage',
    'stolen car, stolen vehicle, cloned, number plate, chop shop, haulage, untaxed, uninsured',
    'vehicle seizure, cloned, untaxed, haulage, keeper, mule car',
    'vehicles',
    'drivers',
  ),
  subject(
    'puppy farming',
    'puppy, dog fighting, livestock, fly-grazing, horses, animal cruelty, illegal meat, hare coursing',
    'puppy, dog fighting, livestock, fly-grazing, animal, illegal meat',
  ),
  subject(
    'violence and firearms',
    'gun, firearm, shotgun, knife, weapon, gang, intimidation, threats to',
    'firearm, shotgun, gang violence, gang, intimidation',
  ),
  subject(
    'shell and phoenix companies',
    'shell company, phoenix, phoenix company, director, nominee, struck off, registered office',
    'shell company, phoenix, director, register integrity, strike off',
    'companies',
    'insolvency',
  ),
];

/** Kinds of place where it goes on. */
export const powerPlaces: readonly PowerSubject[] = [
  subject(
    'shop',
    'store, corner shop, mini market, market, stall, newsagent, parade',
    'shop, market, off-licence, seller',
    'tradingStandards',
  ),
  subject('takeaway', 'restaurant, cafe, kebab, kitchen, food', 'takeaway, food, late refreshment', 'housing'),
  subject('car wash', 'hand car wash, valeting', 'car wash', 'labour', 'safety'),
  subject('nail bar or barber', 'nail bar, nail salon, barber, salon', 'nail bar, front business', 'labour'),
  subject(
    'yard or land',
    'yard, compound, site, land, industrial estate, scrapyard, lay-by, quarry',
    'yard, site, compound, scrapyard, landowner, untidy land, unauthorised use, ownership and use, scrap plant',
    'planning',
    'environment',
  ),
  subject('farm', 'barn, field, poultry, packing', 'farm, food packing, livestock', 'labour'),
  subject(
    'house or flat',
    'house, flat, home, bedsit, terrace, HMO, caravan, dwelling',
    'flat, HMO, dwelling, tenancy, landlord, caravan site, worker housing',
    'housing',
  ),
  subject('building site', 'building, conversion, scaffold, construction', 'building conversion, unsafe', 'safety'),
  subject(
    'unsafe premises',
    'fire risk, fire, unsafe, danger, gas, asbestos, blocked exit',
    'fire risk, fire service, fire safety, sleeping accommodation, prohibition notice, unsafe, unregistered work',
    'fire',
    'safety',
  ),
  subject(
    'licensed premises',
    'pub, bar, club, nightclub, off-licence, hotel, alcohol, door staff, bouncer',
    'bar, club, nightclub, alcohol, premises licence, personal licence, licence review, door staff, off-licence',
    'licensing',
    'privateSecurity',
  ),
  subject('taxi', 'taxis, private hire, minicab, cab', 'taxi, private hire, taxi firm', 'licensing'),
  subject(
    'vehicle',
    'van, lorry, car, tipper, trailer, fleet',
    'vehicle, fleet, mule car, operator licence, tipper',
    'vehicles',
    'drivers',
  ),
  subject('online', 'website, web site, social media, marketplace, app', 'online, deal line'),
  subject('railway', 'station, train, rail, track', 'railway, rail, station', 'transportPolice'),
  subject(
    'port or parcel hub',
    'port, airport, parcel, freight, container, border, customs',
    'parcel hub, freight, customs, airport stream',
  ),
  subject('arcade or betting shop', 'arcade, betting, casino, gambling, slot machine', 'gambling, arcade'),
  subject('pharmacy', 'chemist, prescription, medicine, clinic', 'pharmacy, prescription, medicine', 'health'),
  subject('school', 'college, pupil, playground, tuition', 'school, missing education, child', 'education'),
  subject(
    'prison',
    'custody, jail, inmate, released, on licence, probation',
    'prison, custody, recall, released nominal, release from custody, nearing release',
    'probation',
  ),
];
