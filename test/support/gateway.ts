/** Why HMRC may be told: its law bars disclosure but through a gateway, for a purpose. */
export const underGateway = {
  gateway: 'Commissioners for Revenue and Customs Act 2005, s.18',
  purpose: 'Disrupting the tax fraud',
} as const;
