/** What each of Bicep's functions gives, as far as infra/azure asks for them. */
export const resultOf = {
  concat: 'any',
  empty: 'bool',
  guid: 'string',
  items: 'any',
  join: 'string',
  json: 'any',
  loadJsonContent: 'any',
  loadTextContent: 'string',
  resourceGroup: 'any',
  resourceId: 'string',
  string: 'string',
  subscriptionResourceId: 'string',
  take: 'string',
  tenant: 'any',
  union: 'any',
  uniqueString: 'string',
};
