/** Why HMRC may be told: its law bars disclosure but through a gateway, for a purpose. */
export const underGateway = {
  gateway: 'Commissioners for Revenue and Customs Act 2005, s.18',
  purpose: 'Disrupting the tax fraud',
} as const;

/** The same for an item of an agenda. */
export const itemUnderGateway = { gateway: underGateway.gateway, sharedFor: underGateway.purpose } as const;

/** An item that HMRC alone, beside those who run the panel, needs to know of. */
export const forHmrcAlone = {
  audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: [] },
  ...itemUnderGateway,
} as const;
