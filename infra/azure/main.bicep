// Everything Sentinel needs in one resource group. infra/README.md has the steps; every setting stands in dev, test or prod.bicepparam.
// No secret passes through here: the managed identity opens the store, pulls the image, reads the vault and speaks for the bot.
targetScope = 'resourceGroup'

@description('Where everything stands. The bot registration alone is global: it holds no panel data.')
param location string

@description('Start of every name. Lower case letters and digits.')
@minLength(3)
@maxLength(12)
param name string

@description('On every resource.')
param tags object

@description('Tag of the image sentinel:<tag> in the registry. Empty: everything but the server, as the first deployment must be.')
param imageTag string

@description('Where Teams and browsers reach the server, without scheme. Example: sentinel.example.gov.uk')
param publicHost string
@description('How far the address of publicHost is: none, added (its DNS stands: a certificate is asked for), bound (the certificate serves).')
@allowed(['none', 'added', 'bound'])
param domain string

@description('Resource id of a certificate of your own in the environment. Empty: one that Azure issues and renews.')
param certificateId string

@description('Client id of the app registration of bot and tab (infra/entra). Not the managed identity.')
param botId string
@description('Entra tenant that holds the app registration.')
param botTenantId string

@description('Entra tenants whose people may come in at all.')
@minLength(1)
param tenantIds string[]

@description('Who founds the first panel on the tab, and nobody else: tenant id, a slash, and their object id or e-mail address. The tenant is one of tenantIds.')
param firstAdministrator string

@description('Names of the secrets that stand in the vault: link-key, link-key-old, smtp-url, bot-secret, planner-key. One that is named here and is not there stops the deployment.')
param vaultSecrets string[]

@description('Entra object id of the person in whose name Teams meetings are made. Empty: join links are entered by hand.')
param graphOrganiser string

@description('Id that the tenant\'s app catalogue gave the app: for links, and to install it for members whom the bot has not met. Empty: links carry the manifest\'s id, and members add it themselves.')
param teamsAppId string
@description('The id in the app package, where that is not botId.')
param appId string

@description('on: whoever keeps people may look at the Entra groups of partners. Needs GroupMember.Read.All and User.Read.All.')
@allowed(['on', 'off'])
param graphGroups string

@description('Endpoint of an Azure Communication Services resource, in which the managed identity may send e-mail. Empty: no e-mail, or the secret smtp-url.')
param mailEndpoint string
@description('Sender of the e-mail. Needed with mailEndpoint or the secret smtp-url.')
param mailFrom string

@description('Endpoint that reads plain language, https://…/v1 or an Azure OpenAI resource. Empty: off.')
param plannerUrl string
@description('Its model, or the name of the deployment on Azure.')
param plannerModel string
@description('For Azure OpenAI alone: 2024-10-21.')
param plannerAzureApiVersion string

@description('Where a hole is reported, told at /.well-known/security.txt: mailto:…, https://… or tel:… . Empty: nothing is told.')
param securityContact string

@description('How much the process says.')
@allowed(['fatal', 'error', 'warn', 'info', 'debug'])
param logLevel string
@description('Multiplies every limit on how much one person or address may ask.')
param limitsFactor string

@description('Proxies in front, each of which adds to X-Forwarded-For: the ingress is one; a gateway of yours before it, that nobody can go round, is another.')
@minValue(1)
@maxValue(5)
param proxies int

@description('Fewest running copies of the server. The outbox delivers while nobody asks: never none. Two survive the loss of a machine.')
@minValue(1)
@maxValue(10)
param fewestReplicas int
@description('Most running copies, under load.')
@minValue(1)
@maxValue(30)
param mostReplicas int

@description('Name of the Cosmos account. Empty: one is made. After a restore, the account that was restored.')
param storeAccount string

@description('serverless: paid by use, 5,000 request units a second at the most. autoscale: up to storeMostUnits, at least a tenth of it paid. Fixed once the account stands.')
@allowed(['serverless', 'autoscale'])
param storeCapacity string
@description('Most request units a second with autoscale, in steps of 1,000.')
@minValue(1000)
param storeMostUnits int

@description('How far back the store can be restored to any second. 7 days cost nothing.')
@allowed(['Continuous7Days', 'Continuous30Days'])
param storeBackup string

@description('Each request to the store in the workspace too, for who read what. Costs by volume.')
param storeRequestLogs bool
@description('The store answers in a network of its own alone. Decided at the first deployment: an environment never joins a network later.')
param privateNetwork bool

@description('Spread over the region\'s zones: the store, and with privateNetwork the server. Decided at the first deployment.')
param zoneRedundant bool

@description('Days for which the logs are kept. The panel\'s own log is in Cosmos, not here.')
@minValue(30)
@maxValue(730)
param logDays int
@description('Days for which nobody can write over or delete an anchor of the log (a day\'s end of the chain). 0: no blob storage, the auditors have them by e-mail alone.')
@minValue(0)
@maxValue(36500)
param anchorDays int

@description('Who is mailed when something is wrong.')
@minLength(1)
param alertEmails string[]

@description('Nobody deletes store, vault or anchors while this is true; a vault of a locked deployment keeps what was deleted for 90 days, else for 7.')
param locks bool

@description('Azure Bot tier. F0 is enough for Teams, a standard channel; S1 has a service level agreement.')
@allowed(['F0', 'S1'])
param botSku string

var suffix = uniqueString(resourceGroup().id)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

module watch 'watch.bicep' = {
  name: 'watch'
  params: { location: location, name: name, tags: tags, logDays: logDays, principalId: identity.properties.principalId }
}

module network 'network.bicep' = if (privateNetwork) {
  name: 'network'
  params: { location: location, name: name, tags: tags }
}

module store 'store.bicep' = {
  name: 'store'
  params: {
    location: location
    account: empty(storeAccount) ? '${name}-${suffix}' : storeAccount
    tags: tags
    capacity: storeCapacity
    mostUnits: storeMostUnits
    backup: storeBackup
    zoneRedundant: zoneRedundant
    privateNetwork: privateNetwork
    locked: locks
    principalId: identity.properties.principalId
    workspaceId: watch.outputs.workspaceId
    requestLogs: storeRequestLogs
  }
}

module storeEndpoint 'storeEndpoint.bicep' = if (privateNetwork) {
  name: 'storeEndpoint'
  params: {
    location: location
    account: store.outputs.name
    tags: tags
    accountId: store.outputs.accountId
    subnetId: network!.outputs.endpointSubnetId
    zoneId: network!.outputs.storeZoneId
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    location: location
    name: take('${name}-${suffix}', 24)
    tags: tags
    locked: locks
    principalId: identity.properties.principalId
    workspaceId: watch.outputs.workspaceId
  }
}

module registry 'registry.bicep' = {
  name: 'registry'
  params: { location: location, name: '${name}${suffix}', tags: tags, principalId: identity.properties.principalId }
}

module anchors 'anchors.bicep' = if (anchorDays > 0) {
  name: 'anchors'
  params: {
    location: location
    account: take('${name}${suffix}', 24)
    tags: tags
    days: anchorDays
    locked: locks
    principalId: identity.properties.principalId
  }
}

module environment 'environment.bicep' = {
  name: 'environment'
  params: {
    location: location
    name: '${name}-environment'
    tags: tags
    subnetId: privateNetwork ? network!.outputs.serverSubnetId : ''
    zoneRedundant: zoneRedundant && privateNetwork
    workspaceId: watch.outputs.workspaceId
  }
}

module server 'server.bicep' = if (!empty(imageTag)) {
  name: 'server'
  params: {
    location: location
    name: name
    tags: tags
    environmentName: environment.outputs.name
    identityName: identity.name
    registryHost: registry.outputs.host
    imageTag: imageTag
    publicHost: publicHost
    domain: domain
    certificateId: certificateId
    fewestReplicas: fewestReplicas
    mostReplicas: mostReplicas
    vaultUri: vault.outputs.uri
    vaultSecrets: vaultSecrets
    settings: {
      PUBLIC_HOST: publicHost
      PROXIES: string(proxies)
      BOT_ID: botId
      BOT_TENANT_ID: botTenantId
      TENANT_IDS: join(tenantIds, ',')
      FIRST_ADMINISTRATOR: firstAdministrator
      COSMOS_ENDPOINT: store.outputs.endpoint
      COSMOS_DATABASE: store.outputs.databaseName
      COSMOS_CONTAINER: store.outputs.containerName
      APPLICATIONINSIGHTS_CONNECTION_STRING: watch.outputs.connectionString
      ANCHOR_CONTAINER: anchorDays > 0 ? anchors!.outputs.address : ''
      GRAPH_ORGANISER: graphOrganiser
      TEAMS_APP_ID: teamsAppId
      APP_ID: appId
      GRAPH_GROUPS: graphGroups
      ACS_EMAIL_ENDPOINT: mailEndpoint
      MAIL_FROM: mailFrom
      PLANNER_URL: plannerUrl
      PLANNER_MODEL: plannerModel
      PLANNER_AZURE_API_VERSION: plannerAzureApiVersion
      SECURITY_CONTACT: securityContact
      LOG_LEVEL: logLevel
      LIMITS_FACTOR: limitsFactor
    }
  }
}

module bot 'bot.bicep' = {
  name: 'bot'
  params: { name: '${name}-${suffix}', tags: tags, sku: botSku, publicHost: publicHost, botId: botId, botTenantId: botTenantId }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    name: name
    tags: tags
    emails: alertEmails
    insightsId: watch.outputs.insightsId
    vaultId: vault.outputs.vaultId
    publicHost: publicHost
    serving: !empty(imageTag) && domain == 'bound'
  }
}

module workbook 'workbook.bicep' = {
  name: 'workbook'
  params: { location: location, tags: tags, insightsId: watch.outputs.insightsId }
}

@description('Subject of the federated credential on the app registration.')
output identityPrincipalId string = identity.properties.principalId
output registryName string = registry.outputs.name
output vaultName string = vault.outputs.name
output serverName string = name
@description('Point the CNAME of publicHost here, with the TXT record asuid.<publicHost> beside it.')
output serverHost string = '${name}.${environment.outputs.defaultDomain}'
output domainVerificationId string = environment.outputs.domainVerificationId
output storeName string = store.outputs.name
output insightsName string = watch.outputs.insightsName
output workspaceName string = watch.outputs.workspaceName
