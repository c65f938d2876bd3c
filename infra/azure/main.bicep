// Everything Sentinel needs in one resource group: identity, store, registry, server, bot, watch.
// No secret is needed: the managed identity opens Cosmos, pulls the image and speaks for the bot (README.md).
targetScope = 'resourceGroup'

@description('Where everything stands. The bot registration alone is global: it holds no panel data.')
param location string = resourceGroup().location

@description('Start of every name. Lower case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'sentinel'

@description('Where Teams and browsers reach the server, without scheme. Example: sentinel.example.gov.uk')
param publicHost string

@description('Client id of the app registration of bot and tab (README.md, step 1). Not the managed identity.')
param botId string

@description('Entra tenant that holds the app registration.')
param botTenantId string = tenant().tenantId

@description('Entra tenants whose people may come in at all.')
@minLength(1)
param tenantIds string[] = [tenant().tenantId]

@description('Tag of the image sentinel:<tag> in the registry.')
param imageTag string

@description('Only where the app registration cannot trust the managed identity. Kept as an app setting.')
@secure()
param botSecret string = ''

@description('Path inside the image of the panel file that a new, empty store starts from. Empty: none.')
param panelFile string = ''

@description('Who founds the first panel on the tab, and nobody else: tenant id, a slash, and their object id or e-mail address. The tenant is one of tenantIds. Empty: a panelFile is loaded, or nobody founds one.')
param firstAdministrator string = ''

@description('Entra object id of the person in whose name Teams meetings are made. Empty: join links are entered by hand.')
param graphOrganiser string = ''

@description('Id of the app in the tenant\'s app catalogue, to install it for members whom the bot has not met. Empty: they add it themselves.')
param graphTeamsAppId string = ''

@description('on: whoever keeps people may look at the Entra groups of partners. Needs GroupMember.Read.All and User.Read.All.')
@allowed(['on', 'off'])
param graphGroups string = 'off'

@description('Endpoint of an Azure Communication Services resource, in which the managed identity may send e-mail. Empty: no e-mail.')
param mailEndpoint string = ''

@description('SMTP server instead: smtps://user:password@host:465. Kept as an app setting. Empty: none.')
@secure()
param smtpUrl string = ''

@description('Sender of the e-mail. Needed with mailEndpoint or smtpUrl.')
param mailFrom string = ''

@description('Signs the links in e-mail, 32 characters or more. Needed with mailEndpoint or smtpUrl; kept as an app setting.')
@secure()
param linkKey string = ''

@description('The linkKey of before, for the two weeks in which links are out there that it signed.')
@secure()
param linkKeyOld string = ''

@description('App Service plan. Basic is the least that stays awake; PremiumV3 adds zones and slots.')
@allowed(['B1', 'B2', 'P0v3', 'P1v3'])
param planSku string = 'B1'

@description('Running copies of the server. Two survive the loss of a machine.')
@minValue(1)
@maxValue(3)
param instances int = 1

@description('Days for which the logs are kept. The panel\'s own log is in Cosmos, not here.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('Days for which nobody can write over or delete an anchor of the log (a day\'s end of the chain). 0: no blob storage, the auditors have them by e-mail alone.')
@minValue(0)
@maxValue(36500)
param anchorDays int = 0

@description('Azure Bot tier. F0 is enough for Teams, a standard channel; S1 has a service level agreement.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('On every resource.')
param tags object = { product: 'sentinel' }

var databaseName = 'sentinel'
var containerName = 'panels'
var port = '8080'
var suffix = uniqueString(resourceGroup().id)
var acrPullRole = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var blobContributorRole = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var cosmosDataContributorRole = '00000000-0000-0000-0000-000000000002'

// --- Identity -------------------------------------------------------------------------------------------------------

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

// --- Store ----------------------------------------------------------------------------------------------------------

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: '${name}-${suffix}'
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: cosmos
  name: databaseName
  properties: { resource: { id: databaseName } }
}

// The data role below may not create containers, so the server finds this one ready.
resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: containerName
  properties: {
    resource: {
      id: containerName
      partitionKey: { kind: 'Hash', paths: ['/panelId'], version: 2 }
      // The server's own policy (bot/store/cosmosSql.ts); a test keeps the two the same.
      indexingPolicy: loadJsonContent('indexingPolicy.json')
    }
  }
}

resource cosmosAccess 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: cosmos
  name: guid(cosmos.id, identity.id, cosmosDataContributorRole)
  properties: {
    principalId: identity.properties.principalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${cosmosDataContributorRole}'
    scope: cosmos.id
  }
}

// --- Anchors --------------------------------------------------------------------------------------------------------

resource anchorAccount 'Microsoft.Storage/storageAccounts@2023-05-01' = if (anchorDays > 0) {
  name: take('${name}${suffix}', 24)
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

resource anchorBlobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = if (anchorDays > 0) {
  parent: anchorAccount
  name: 'default'
}

resource anchors 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = if (anchorDays > 0) {
  parent: anchorBlobs
  name: 'anchors'
}

// Unlocked at first, so that a trial can be taken down; lock it once it is in use (README.md).
resource anchorPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = if (anchorDays > 0) {
  parent: anchors
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: anchorDays, allowProtectedAppendWrites: false }
}

resource anchorAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (anchorDays > 0) {
  scope: anchors
  name: guid(anchors.id, identity.id, blobContributorRole)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributorRole)
  }
}

// --- Registry -------------------------------------------------------------------------------------------------------

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${name}${suffix}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource registryAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, identity.id, acrPullRole)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPullRole)
  }
}

// --- Server ---------------------------------------------------------------------------------------------------------

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: { name: planSku, capacity: instances }
  properties: { reserved: true }
}

resource server 'Microsoft.Web/sites@2023-12-01' = {
  name: '${name}-${suffix}'
  location: location
  tags: tags
  kind: 'app,linux,container'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOCKER|${registry.properties.loginServer}/sentinel:${imageTag}'
      acrUseManagedIdentityCreds: true
      acrUserManagedIdentityID: identity.properties.clientId
      alwaysOn: true // the outbox delivers while nobody asks
      healthCheckPath: '/health'
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      appSettings: concat(
        [
          { name: 'MODE', value: 'production' }
          { name: 'PORT', value: port }
          { name: 'WEBSITES_PORT', value: port }
          { name: 'WEBSITES_ENABLE_APP_SERVICE_STORAGE', value: 'false' }
          { name: 'PUBLIC_HOST', value: publicHost }
          { name: 'BOT_ID', value: botId }
          { name: 'BOT_TENANT_ID', value: botTenantId }
          { name: 'TENANT_IDS', value: join(tenantIds, ',') }
          { name: 'COSMOS_ENDPOINT', value: cosmos.properties.documentEndpoint }
          { name: 'COSMOS_DATABASE', value: databaseName }
          { name: 'COSMOS_CONTAINER', value: containerName }
          { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
        ],
        anchorDays == 0
          ? []
          : [
              {
                name: 'ANCHOR_CONTAINER'
                value: 'https://${take('${name}${suffix}', 24)}.blob.${environment().suffixes.storage}/anchors'
              }
            ],
        empty(botSecret) ? [] : [{ name: 'BOT_SECRET', value: botSecret }],
        empty(panelFile) ? [] : [{ name: 'PANEL_FILE', value: panelFile }],
        empty(firstAdministrator) ? [] : [{ name: 'FIRST_ADMINISTRATOR', value: firstAdministrator }],
        empty(graphOrganiser) ? [] : [{ name: 'GRAPH_ORGANISER', value: graphOrganiser }],
        empty(graphTeamsAppId) ? [] : [{ name: 'GRAPH_TEAMS_APP_ID', value: graphTeamsAppId }],
        graphGroups == 'off' ? [] : [{ name: 'GRAPH_GROUPS', value: graphGroups }],
        empty(mailEndpoint) ? [] : [{ name: 'ACS_EMAIL_ENDPOINT', value: mailEndpoint }],
        empty(smtpUrl) ? [] : [{ name: 'SMTP_URL', value: smtpUrl }],
        empty(mailFrom) ? [] : [{ name: 'MAIL_FROM', value: mailFrom }],
        empty(linkKey) ? [] : [{ name: 'LINK_KEY', value: linkKey }],
        empty(linkKeyOld) ? [] : [{ name: 'LINK_KEY_OLD', value: linkKeyOld }]
      )
    }
  }
  dependsOn: [container, cosmosAccess, registryAccess]
}

// --- Bot ------------------------------------------------------------------------------------------------------------

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${suffix}'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: botSku }
  properties: {
    displayName: 'Sentinel'
    endpoint: 'https://${publicHost}/api/messages'
    msaAppId: botId
    msaAppTenantId: botTenantId
    msaAppType: 'SingleTenant'
    disableLocalAuth: true
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
}

// --- Watch ----------------------------------------------------------------------------------------------------------

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: logDays }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  tags: tags
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

// What the server prints (one JSON object a line) goes to the workspace. App Service's own request log stays off:
// it would keep people's addresses and the tokens of e-mailed links.
resource serverLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: server
  name: 'to-workspace'
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

// Who read and wrote the store, and how it fared.
resource storeLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: cosmos
  name: 'to-workspace'
  properties: {
    workspaceId: logs.id
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'DataPlaneRequests', enabled: true }
    ]
  }
}

// Application Insights asks for /health from outside, as Teams would come.
resource healthTest 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-health'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: '${name}-health'
    SyntheticMonitorId: '${name}-health'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-ru-msa-edge' }, { Id: 'emea-nl-ams-azr' }, { Id: 'emea-gb-db3-azr' }]
    Request: { RequestUrl: 'https://${publicHost}/health', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

@description('Point the CNAME of publicHost here, with the TXT record asuid.<publicHost> beside it.')
output serverHost string = server.properties.defaultHostName
output domainVerificationId string = server.properties.customDomainVerificationId
output serverName string = server.name
output registryName string = registry.name
@description('Subject of the federated credential on the app registration.')
output identityPrincipalId string = identity.properties.principalId
output identityClientId string = identity.properties.clientId
output cosmosEndpoint string = cosmos.properties.documentEndpoint
