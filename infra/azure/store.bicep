// Cosmos DB: no keys, one database, one container, restorable to any second.
param location string
param account string
param tags object
@allowed(['serverless', 'autoscale'])
param capacity string
param mostUnits int
param backup string
param zoneRedundant bool
param privateNetwork bool
param locked bool
param principalId string
param workspaceId string
param requestLogs bool

var database = 'sentinel'
var container = 'panels'
var dataContributorRole = '00000000-0000-0000-0000-000000000002'

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: account
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: capacity == 'serverless' ? [{ name: 'EnableServerless' }] : []
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: zoneRedundant }]
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    minimalTlsVersion: 'Tls12'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: backup } }
  }
}

resource sql 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: cosmos
  name: database
  properties: { resource: { id: database } }
}

// The data role below may not create containers, so the server finds this one ready.
resource panels 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = {
  parent: sql
  name: container
  properties: {
    options: capacity == 'autoscale' ? { autoscaleSettings: { maxThroughput: mostUnits } } : {}
    resource: {
      id: container
      partitionKey: { kind: 'Hash', paths: ['/panelId'], version: 2 }
      // The server's own policy (bot/store/cosmosSql.ts); a test keeps the two the same.
      indexingPolicy: loadJsonContent('indexingPolicy.json')
    }
  }
}

resource reads 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: cosmos
  name: guid(cosmos.id, principalId, dataContributorRole)
  properties: {
    principalId: principalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${dataContributorRole}'
    scope: cosmos.id
  }
}

// Who changed the account, and where asked who read and wrote.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: cosmos
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'DataPlaneRequests', enabled: requestLogs }
    ]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: cosmos
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'The panels. infra/README.md, Removal.' }
}

output accountId string = cosmos.id
output name string = cosmos.name
output endpoint string = cosmos.properties.documentEndpoint
output databaseName string = database
output containerName string = container
