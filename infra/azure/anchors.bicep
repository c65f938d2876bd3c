// Each day's end of every panel's log, where nobody can write over it.
param location string
param account string
param tags object
param days int
param locked bool
param principalId string

var blobContributorRole = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: account
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: storage
  name: 'default'
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: 'anchors'
}

// Unlocked at first, so that a trial can be taken down; lock it once it is in use (infra/README.md).
resource policy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = {
  parent: container
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: days, allowProtectedAppendWrites: false }
}

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: container
  name: guid(container.id, principalId, blobContributorRole)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributorRole)
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: storage
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'The anchors of the log. infra/README.md, Removal.' }
}

output address string = '${storage.properties.primaryEndpoints.blob}${container.name}'
