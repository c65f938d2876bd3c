# The app registration that bot and tab share, in the tenant that `az` is signed in to. Run again it changes nothing that is right.
# The same in bash: register.sh. Steps and rights: infra/README.md.
#
#   ./infra/entra/register.ps1 -PublicHost sentinel.example.gov.uk [-Name 'Sentinel HOST'] [-Tenants several]
#        [-Identity OBJECT_ID] [-Meetings] [-Install] [-Groups] [-Consent]
#
# Needs Application Administrator (or Cloud Application Administrator) of the tenant. -Consent needs Privileged Role
# Administrator: it gives the application what -Meetings, -Install and -Groups ask of Microsoft Graph.
#Requires -Version 7
param(
  [Parameter(Mandatory)] [string] $PublicHost,
  # One a deployment: dev and prod in one tenant must not be one.
  [string] $Name = "Sentinel $PublicHost",
  [ValidateSet('one', 'several')] [string] $Tenants = 'one',
  [string] $Identity = '',
  [switch] $Meetings,
  [switch] $Install,
  [switch] $Groups,
  [switch] $Consent
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$graph = '00000003-0000-0000-c000-000000000000'
# Teams on the desktop and phone, and Teams on the web: they may ask for the tab's token without asking the person.
$teamsClients = '1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
$audience = if ($Tenants -eq 'several') { 'AzureADMultipleOrgs' } else { 'AzureADMyOrg' }
$roles = @()
# OnlineMeetings.ReadWrite.All
if ($Meetings) { $roles += 'b8bb2037-6e08-44ac-a4ea-4674e010e2a4=Role' }
# TeamsAppInstallation.ReadWriteSelfForUser.All
if ($Install) { $roles += '908de74d-f8b2-4d6b-a9ed-2a17b3b78179=Role' }
# GroupMember.Read.All and User.Read.All
if ($Groups) { $roles += '98830695-27a2-44f7-8c18-0c3ebc9698f6=Role', 'df021288-bdef-4463-88db-98f22de89214=Role' }

# A body goes by a file: PowerShell and az do not agree on quotes.
function Send-Body([string[]] $Command, [string] $Flag, $Body) {
  $file = New-TemporaryFile
  try {
    $Body | ConvertTo-Json -Depth 9 | Set-Content -Path $file -Encoding utf8
    az @Command $Flag "@$file" --output none
  } finally { Remove-Item $file }
}

$ids = @(az ad app list --filter "displayName eq '$Name'" --query '[].appId' -o tsv)
if ($ids.Count -gt 1) { throw "There is more than one registration named ${Name}: say -Name." }
$id = if ($ids.Count -eq 1) { $ids[0] } else { az ad app create --display-name $Name --sign-in-audience $audience --query appId -o tsv }
if (-not (az ad sp list --filter "appId eq '$id'" --query '[].id' -o tsv)) { az ad sp create --id $id --output none }

# By the object id: brackets in an address do not survive az.cmd on Windows.
$url = "https://graph.microsoft.com/v1.0/applications/$(az ad app show --id $id --query id -o tsv)"
$patch = 'rest', '--method', 'PATCH', '--url', $url, '--headers', 'Content-Type=application/json'
$scope = az ad app show --id $id --query "api.oauth2PermissionScopes[?value=='access_as_user'].id" -o tsv
if (-not $scope) {
  $scope = [guid]::NewGuid().ToString()
  Send-Body $patch '--body' @{ api = @{
      requestedAccessTokenVersion = 2
      oauth2PermissionScopes      = @(@{
          id = $scope; value = 'access_as_user'; type = 'User'; isEnabled = $true
          adminConsentDisplayName = 'Use Sentinel'; adminConsentDescription = 'Lets Teams sign the person in to Sentinel.'
          userConsentDisplayName = 'Use Sentinel'; userConsentDescription = 'Lets Teams sign you in to Sentinel.'
        })
    } }
}
# Apart from the scope, and after it: Entra must know the scope first. The whole list is written, so that it is right each time.
Send-Body $patch '--body' @{
  signInAudience = $audience
  identifierUris = @("api://$PublicHost/$id")
  api            = @{ preAuthorizedApplications = @($teamsClients | ForEach-Object { @{ appId = $_; delegatedPermissionIds = @($scope) } }) }
}

# The server's managed identity speaks for the registration: no secret anywhere.
if ($Identity) {
  $tenant = az account show --query tenantId -o tsv
  if (-not (az ad app federated-credential list --id $id --query "[?subject=='$Identity'].name" -o tsv)) {
    Send-Body ('ad', 'app', 'federated-credential', 'create', '--id', $id) '--parameters' @{
      name      = "sentinel-$($Identity.Split('-')[0])"
      audiences = @('api://AzureADTokenExchange')
      issuer    = "https://login.microsoftonline.com/$tenant/v2.0"
      subject   = $Identity
    }
  }
}

# What Graph is asked for stands in the registration; until somebody consents it is worth nothing.
$asked = @(az ad app show --id $id --query "requiredResourceAccess[?resourceAppId=='$graph'].resourceAccess[].id" -o tsv)
foreach ($role in $roles) {
  if ($asked -notcontains $role.Replace('=Role', '')) { az ad app permission add --id $id --api $graph --api-permissions $role --output none }
}
if ($Consent) { az ad app permission admin-consent --id $id }

$id
