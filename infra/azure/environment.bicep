// Where the server's container runs. Its address is known before the server is there, for the DNS.
param location string
param name string
param tags object
param subnetId string
param zoneRedundant bool
param workspaceId string

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // By a diagnostic setting: the other way needs the workspace's key.
    appLogsConfiguration: { destination: 'azure-monitor' }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    zoneRedundant: zoneRedundant
    vnetConfiguration: empty(subnetId) ? null : { infrastructureSubnetId: subnetId, internal: false }
  }
}

// What the server prints (one JSON object a line), and what the platform says of it. There is no log of requests:
// it would keep people's addresses and the tokens of e-mailed links.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

output name string = environment.name
output defaultDomain string = environment.properties.defaultDomain
output domainVerificationId string = environment.properties.customDomainConfiguration.customDomainVerificationId
