/** What people wrote, by its place in the panel's life; the plain ones are as long as most, the long ones as long as may be. */
export interface Words {
  title(at: number): string;
  text(at: number): string;
  /** How many tasks and issues there are beside those of the story. */
  readonly more: number;
}

const titles = [
  'Check the waste permits of Unit 4, Fellgate Yard',
  'Visit the three vape shops on Mill Street',
  'Inspect the sleeping places above the shops',
  'Serve the enforcement notice at Castle Lane',
  'Review the late licence of Harbour Grill',
  'Check the guards on the crusher',
  'Ask for the wage records of Coastway Cars',
  'Say which of them are on licence',
  'Look at the payments to the landlord',
  'Bring photographs of the fence to M2',
];
const texts = [
  'Three new vape shops on Mill Street, same landlord, cash only',
  'Vans unload at night behind the arcade',
  'Skips at night since mid-January; no permit on the public register',
  'Puppies sold from a car park at Saltmarsh, two litters in a week',
  'A lender calls at the school gate on Fridays',
  'New faces sleep above Harbour Grill, no belongings, picked up at five',
  'Rubbish fires at Fellgate Yard, the smoke reaches the school',
  'A taxi office with eleven cars and no bookings',
];

export const plainWords: Words = {
  title: (at) => titles[at % titles.length] ?? '',
  text: (at) => texts[at % texts.length] ?? '',
  more: 0,
};

const ARABIC = 'تفتيش الوحدة الرابعة في ساحة فيلغيت قبل الاجتماع القادم، ثم الإبلاغ بما وُجد';
const UNBROKEN = 'https://northmoor.example/registers/waste/permits/2027/unit-4?of=Fellgate-Yard-Northmoor-NM4-1AB';

export const longWords: Words = {
  title: (at) => {
    if (at % 4 === 1) return ARABIC;
    if (at % 4 === 2) return `${UNBROKEN} ${plainWords.title(at)}`;
    return `${plainWords.title(at)}, together with the council, the fire service and whoever holds the keys, and write down who was there, what was said and what is still to be looked at`;
  },
  text: (at) =>
    at % 4 === 1
      ? `${ARABIC}. `.repeat(4)
      : `${plainWords.text(at)}. It has been going on since the autumn. `.repeat(9),
  more: 40,
};
