// The forms of the tab speak of them too: no schema comes in from here.
export const agreementDirections = ['both', 'toPanel', 'toAgency'] as const;
type AgreementDirection = (typeof agreementDirections)[number];

export const directionTexts: Readonly<Record<AgreementDirection, string>> = {
  both: 'both ways',
  toPanel: 'to the panel alone',
  toAgency: 'to the agency alone',
};
