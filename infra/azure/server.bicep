// The server: revisions that take over once they are ready, and nothing secret in its settings.
param location string
param name string
param tags object
param environmentName string
param identityName string
param registryHost string
param imageTag string
param publicHost string
@allowed(['none', 'added', 'bound'])
param domain string
param certificateId string
param fewestReplicas int
param mostReplicas int
param vaultUri string
param vaultSecrets string[]

@description('Settings of bot/config.ts. An empty one is as if it were not there.')
param settings object

var port = 8080
var certificateName = '${name}-certificate'

// The secrets that the server knows, by their names in the vault.
var secretSettings = {
  'link-key': 'LINK_KEY'
  'link-key-old': 'LINK_KEY_OLD'
  'smtp-url': 'SMTP_URL'
  'bot-secret': 'BOT_SECRET'
  'planner-key': 'PLANNER_KEY'
}
var plain = [for setting in items(settings): { name: setting.key, value: setting.value }]
var secret = [for vaultSecret in vaultSecrets: { name: secretSettings[vaultSecret], secretRef: vaultSecret }]
var managedCertificateId = resourceId('Microsoft.App/managedEnvironments/managedCertificates', environmentName, certificateName)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' existing = {
  name: environmentName
}

resource server 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // One revision serves. A new one takes over once every copy is ready; one that never is, never does.
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      identitySettings: [{ identity: identity.id, lifecycle: 'Main' }]
      registries: [{ server: registryHost, identity: identity.id }]
      // Without a version in the address, a secret that is changed is read anew within half an hour, and the server restarted.
      secrets: [
        for vaultSecret in vaultSecrets: {
          name: vaultSecret
          keyVaultUrl: '${vaultUri}secrets/${vaultSecret}'
          identity: identity.id
        }
      ]
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'http'
        // Live updates stream: the ingress cuts what is silent for 240 s, the server speaks every 20 s.
        traffic: [{ latestRevision: true, weight: 100 }]
        customDomains: domain == 'none'
          ? []
          : domain == 'added'
              ? [{ name: publicHost, bindingType: 'Disabled' }]
              : [
                  {
                    name: publicHost
                    bindingType: 'SniEnabled'
                    certificateId: empty(certificateId) ? managedCertificateId : certificateId
                  }
                ]
      }
    }
    template: {
      // From SIGTERM on: what is in hand is finished, leases go back, streams close. The server takes 25 s at the most (bot/main.ts).
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'sentinel'
          image: '${registryHost}/sentinel:${imageTag}'
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            [
              { name: 'MODE', value: 'production' }
              { name: 'PORT', value: string(port) }
              { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
            ],
            plain,
            secret
          )
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/health', port: port }
              periodSeconds: 6
              timeoutSeconds: 5
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health', port: port }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: { path: '/ready', port: port }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: fewestReplicas
        maxReplicas: mostReplicas
        rules: [
          // An open tab is a request that lasts: some 300 people a copy.
          { name: 'requests', http: { metadata: { concurrentRequests: '300' } } }
          { name: 'processor', custom: { type: 'cpu', metadata: { type: 'Utilization', value: '70' } } }
        ]
      }
    }
  }
}

// Asked for once the server has the name: Azure looks for the CNAME, issues it and renews it.
resource certificate 'Microsoft.App/managedEnvironments/managedCertificates@2025-01-01' = if (domain != 'none' && empty(certificateId)) {
  parent: environment
  name: certificateName
  location: location
  tags: tags
  properties: { subjectName: publicHost, domainControlValidation: 'CNAME' }
  dependsOn: [server]
}
