// Who is told, and of what. infra/README.md says of each what it means and what to do.
param location string
param name string
param tags object
param emails string[]
param insightsId string
param vaultId string
param publicHost string

@description('Whether the server is meant to answer yet.')
param serving bool

// Each asks for rows: one that comes back is something wrong. A number's kinds stand in customDimensions.
var rules = [
  {
    name: 'oldest-due'
    severity: 1
    resolves: true
    frequency: 'PT5M'
    window: 'PT15M'
    says: 'A message has been due for a quarter of an hour and has not gone.'
    query: '''customMetrics
| where name == 'sentinel.outbox.oldest_due_age'
| summarize age = min(value) by cloud_RoleInstance
| where age > 900'''
  }
  {
    name: 'deliveries'
    severity: 2
    resolves: true
    frequency: 'PT15M'
    window: 'PT1H'
    says: 'More than a fifth of the last hour\'s messages did not arrive.'
    query: '''customMetrics
| where name == 'sentinel.deliveries'
| extend outcome = tostring(customDimensions.outcome)
| summarize tried = sum(value), missed = sumif(value, outcome in ('failed', 'unknown'))
| where tried >= 10 and missed > 0.2 * tried'''
  }
  {
    name: 'not-ready'
    severity: 0
    resolves: true
    frequency: 'PT5M'
    window: 'PT10M'
    says: 'No copy of the server has been ready for ten minutes, or none tells.'
    query: '''customMetrics
| where name == 'sentinel.ready'
| summarize ready = countif(value >= 1)
| where ready == 0'''
  }
  {
    name: 'throttled'
    severity: 2
    resolves: true
    frequency: 'PT15M'
    window: 'PT15M'
    says: 'The store has turned requests away: it is asked for more than it may give.'
    query: '''customMetrics
| where name == 'sentinel.store.throttled'
| summarize throttled = sum(value)
| where throttled > 20'''
  }
  {
    name: 'chain'
    severity: 0
    resolves: false
    frequency: 'PT15M'
    window: 'PT1H'
    says: 'A panel\'s log is not whole: something was changed behind the product\'s back, or a store was damaged.'
    query: '''customMetrics
| where name == 'sentinel.chain.checks'
| where tostring(customDimensions.outcome) == 'broken'
| summarize broken = sum(value)
| where broken > 0'''
  }
  {
    name: 'outside'
    severity: 1
    resolves: true
    frequency: 'PT5M'
    window: 'PT15M'
    says: 'From two places or more outside, the server does not answer, or its certificate ends within 14 days.'
    query: '''availabilityResults
| where success == 0
| summarize places = dcount(location)
| where places > 1'''
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      for (email, index) in emails: { name: 'person${index}', emailAddress: email, useCommonAlertSchema: true }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    properties: {
      displayName: 'Sentinel: ${rule.name}'
      description: rule.says
      enabled: serving
      severity: rule.severity
      scopes: [insightsId]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      criteria: {
        allOf: [{ query: rule.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }]
      }
      // What a person must look at stays fired until somebody closes it.
      autoMitigate: rule.resolves
      // The tables are there once the server has told something.
      skipQueryValidation: true
      actions: { actionGroups: [people.id] }
    }
  }
]

// Application Insights asks for /ready from outside, as Teams would come.
resource outside 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-outside'
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: '${name}-outside'
    SyntheticMonitorId: '${name}-outside'
    Kind: 'standard'
    Enabled: serving
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-ru-msa-edge' }, { Id: 'emea-nl-ams-azr' }, { Id: 'emea-gb-db3-azr' }]
    Request: { RequestUrl: 'https://${publicHost}/ready', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

// The vault says so itself, 30 days before what it holds expires.
resource vaultEvents 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: '${name}-vault'
  location: location
  tags: tags
  properties: { source: vaultId, topicType: 'Microsoft.KeyVault.vaults' }
}

resource expiry 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: vaultEvents
  name: 'expiry'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.KeyVault.SecretNearExpiry'
        'Microsoft.KeyVault.SecretExpired'
        'Microsoft.KeyVault.CertificateNearExpiry'
        'Microsoft.KeyVault.CertificateExpired'
      ]
    }
    destination: {
      endpointType: 'MonitorAlert'
      properties: { severity: 'Sev2', actionGroups: [people.id], description: 'A secret or certificate of Sentinel ends soon.' }
    }
  }
}
