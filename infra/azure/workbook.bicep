// What the server tells, on one page.
param location string
param tags object
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(insightsId, 'sentinel-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Sentinel'
    category: 'workbook'
    sourceId: insightsId
    version: '1.0'
    serializedData: loadTextContent('workbook.json')
  }
}
