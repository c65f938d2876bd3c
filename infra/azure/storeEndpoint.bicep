// The store's address in the network.
param location string
param account string
param tags object
param accountId string
param subnetId string
param zoneId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  // By the account: after a restore there are two, and an endpoint never changes what it leads to.
  name: '${account}-endpoint'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: 'store', properties: { privateLinkServiceId: accountId, groupIds: ['Sql'] } }
    ]
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = {
  parent: endpoint
  name: 'default'
  properties: { privateDnsZoneConfigs: [{ name: 'store', properties: { privateDnsZoneId: zoneId } }] }
}
