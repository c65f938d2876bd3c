using './main.bicep'

// Where an upgrade is tried before it is made: as prod, smaller and not locked.
// Every parameter of main.bicep stands here, so that an upgrade repeats it; the check keeps it so. What each means is in main.bicep.

// --- Yours: fill these in (infra/README.md says where each comes from) ------------------------------------------------

param publicHost = 'sentinel-test.example.gov.uk'
// From infra/entra/register.
param botId = '00000000-0000-0000-0000-000000000000'
param botTenantId = '00000000-0000-0000-0000-000000000000'
param tenantIds = ['00000000-0000-0000-0000-000000000000']
// tenant id/object id or tenant id/e-mail address: who founds the first panel on the tab.
param firstAdministrator = '00000000-0000-0000-0000-000000000000/first.administrator@example.gov.uk'
param alertEmails = ['sentinel-alerts@example.gov.uk']

// --- Steps: these change as the deployment goes on --------------------------------------------------------------------

// Empty at first; then the tag of the image that is to run.
param imageTag = ''
// Names of the secrets that stand in the vault: ['link-key'], with e-mail by SMTP ['link-key', 'smtp-url'].
param vaultSecrets = []
// none, then added once the DNS stands, then bound.
param domain = 'none'
param certificateId = ''

// --- Decided at the first deployment ----------------------------------------------------------------------------------

param location = 'uksouth'
param name = 'sentineltest'
param privateNetwork = true
param zoneRedundant = false
param storeAccount = ''
param storeCapacity = 'serverless'
param storeMostUnits = 1000
param storeBackup = 'Continuous7Days'
param locks = false

// --- Size and keeping ---------------------------------------------------------------------------------------------------

param fewestReplicas = 2
param mostReplicas = 3
param proxies = 1
param botSku = 'F0'
param storeRequestLogs = true
param logDays = 30
param anchorDays = 0
param tags = { product: 'sentinel', environment: 'test' }

// --- Optional: empty is off ---------------------------------------------------------------------------------------------

param teamsAppId = ''
// The id in the app package, where that is not botId: APP_ID of npm run package.
param appId = ''
param graphOrganiser = ''
param graphGroups = 'off'
param mailEndpoint = ''
param mailFrom = ''
param plannerUrl = ''
param plannerModel = ''
param plannerAzureApiVersion = ''
param securityContact = ''
param logLevel = 'info'
param limitsFactor = '1'
