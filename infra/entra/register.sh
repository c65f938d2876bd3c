#!/usr/bin/env bash
# The app registration that bot and tab share, in the tenant that `az` is signed in to. Run again it changes nothing that is right.
# The same in PowerShell: register.ps1. Steps and rights: infra/README.md.
#
#   bash infra/entra/register.sh --host sentinel.example.gov.uk [--name "Sentinel HOST"] [--tenants several]
#        [--identity OBJECT_ID] [--meetings] [--install] [--groups] [--consent]
#
# Needs Application Administrator (or Cloud Application Administrator) of the tenant. --consent needs Privileged Role
# Administrator: it gives the application what --meetings, --install and --groups ask of Microsoft Graph.
set -euo pipefail

graph=00000003-0000-0000-c000-000000000000
# Teams on the desktop and phone, and Teams on the web: they may ask for the tab's token without asking the person.
teams_clients="1fec8e78-bce4-4aaf-ab1b-5451cc387264 5e3ce6c0-2b1f-4285-8d4b-75ee78787346"
host='' name='' audience=AzureADMyOrg identity='' roles='' consent=no

while [ $# -gt 0 ]; do
  case "$1" in
    --host) host=$2; shift 2 ;;
    --name) name=$2; shift 2 ;;
    --tenants) [ "$2" = several ] && audience=AzureADMultipleOrgs; shift 2 ;;
    --identity) identity=$2; shift 2 ;;
    # OnlineMeetings.ReadWrite.All
    --meetings) roles="$roles b8bb2037-6e08-44ac-a4ea-4674e010e2a4=Role"; shift ;;
    # TeamsAppInstallation.ReadWriteSelfForUser.All
    --install) roles="$roles 908de74d-f8b2-4d6b-a9ed-2a17b3b78179=Role"; shift ;;
    # GroupMember.Read.All and User.Read.All
    --groups) roles="$roles 98830695-27a2-44f7-8c18-0c3ebc9698f6=Role df021288-bdef-4463-88db-98f22de89214=Role"; shift ;;
    --consent) consent=yes; shift ;;
    *) echo "Not known: $1" >&2; exit 2 ;;
  esac
done
[ -n "$host" ] || { echo 'Say --host, the name under which Teams reaches the server.' >&2; exit 2; }
# One a deployment: dev and prod in one tenant must not be one.
: "${name:=Sentinel $host}"

ids=$(az ad app list --filter "displayName eq '$name'" --query '[].appId' -o tsv)
case "$(printf '%s' "$ids" | grep -c .)" in
  0) id=$(az ad app create --display-name "$name" --sign-in-audience "$audience" --query appId -o tsv); echo "Registered $name." >&2 ;;
  1) id=$ids ;;
  *) echo "There is more than one registration named $name: say --name." >&2; exit 1 ;;
esac
[ -n "$(az ad sp list --filter "appId eq '$id'" --query '[].id' -o tsv)" ] || az ad sp create --id "$id" --output none

url="https://graph.microsoft.com/v1.0/applications/$(az ad app show --id "$id" --query id -o tsv)"
scope=$(az ad app show --id "$id" --query "api.oauth2PermissionScopes[?value=='access_as_user'].id" -o tsv)
if [ -z "$scope" ]; then
  scope=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)
  az rest --method PATCH --url "$url" --headers Content-Type=application/json --output none --body "{\"api\":{\"requestedAccessTokenVersion\":2,\"oauth2PermissionScopes\":[{\"id\":\"$scope\",\"value\":\"access_as_user\",\"type\":\"User\",\"isEnabled\":true,\"adminConsentDisplayName\":\"Use Sentinel\",\"adminConsentDescription\":\"Lets Teams sign the person in to Sentinel.\",\"userConsentDisplayName\":\"Use Sentinel\",\"userConsentDescription\":\"Lets Teams sign you in to Sentinel.\"}]}}"
fi
# Apart from the scope, and after it: Entra must know the scope first. The whole list is written, so that it is right each time.
clients=$(for client in $teams_clients; do printf '{"appId":"%s","delegatedPermissionIds":["%s"]},' "$client" "$scope"; done)
az rest --method PATCH --url "$url" --headers Content-Type=application/json --output none \
  --body "{\"signInAudience\":\"$audience\",\"identifierUris\":[\"api://$host/$id\"],\"api\":{\"preAuthorizedApplications\":[${clients%,}]}}"

# The server's managed identity speaks for the registration: no secret anywhere.
if [ -n "$identity" ]; then
  tenant=$(az account show --query tenantId -o tsv)
  known=$(az ad app federated-credential list --id "$id" --query "[?subject=='$identity'].name" -o tsv)
  [ -n "$known" ] || az ad app federated-credential create --id "$id" --output none --parameters "{\"name\":\"sentinel-${identity%%-*}\",\"audiences\":[\"api://AzureADTokenExchange\"],\"issuer\":\"https://login.microsoftonline.com/$tenant/v2.0\",\"subject\":\"$identity\"}"
fi

# What Graph is asked for stands in the registration; until somebody consents it is worth nothing.
asked=$(az ad app show --id "$id" --query "requiredResourceAccess[?resourceAppId=='$graph'].resourceAccess[].id" -o tsv)
for role in $roles; do
  case "$asked" in *"${role%=Role}"*) ;; *) az ad app permission add --id "$id" --api $graph --api-permissions "$role" --output none ;; esac
done
[ "$consent" = no ] || az ad app permission admin-consent --id "$id"

echo "$id"
