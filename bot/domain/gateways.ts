/** Legal gateways for sharing with bodies that need one. Names only: whether one applies is checked against current law. */
export const shippedGateways = [
  'Crime and Disorder Act 1998, s.115',
  'Data Protection Act 2018, Sch. 2, para. 2',
  'Crime and Courts Act 2013, s.7',
  'Commissioners for Revenue and Customs Act 2005, s.18',
  'Social Security Administration Act 1992, s.122',
  'Another one, stated in the purpose',
] as const;

/** As it stands in a record where the panel has its own words for it. */
export const anotherGateway = shippedGateways[5];

/** Kinds of body whose own law bars disclosure but for named purposes. */
export const barredKinds: readonly string[] = ['tax', 'benefits'];
