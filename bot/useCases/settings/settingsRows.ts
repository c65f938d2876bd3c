import { everythingStopped } from '../../domain/stoppedWords';
import { PanelChange } from '../../domain/settings';
import { Nothing, pageOf, row } from '../row';
import { changePanel, getSettings, listGateways } from './panelSettings';
import { fileTaken } from '../log/opened';
import { previewSeries, SeriesDraft } from './seriesPreview';
import { GatewayView, SeriesPreview, SettingsView } from './settingsViews';

import { ConfigurationFile, takeConfiguration } from './takeConfiguration';
import * as taking from './takeOnConfiguration';

export const settingsCommands = {
  'panel.configure': row({
    summary: 'Take on another force’s configuration, as it was previewed: of a panel that has not begun to work alone',
    right: 'settings.keep',
    condition: 'anybody',
    input: taking.ConfigurationTaken,
    result: taking.ConfigurationPreview,
    run: taking.takeOnConfiguration,
    weighs: everythingStopped,
  }),
  'panel.change': row({
    summary: 'Change one part of what the panel is set to',
    right: 'settings.keep',
    condition: 'anybody',
    input: PanelChange,
    result: SettingsView,
    run: changePanel,
  }),
};

export const settingsQueries = {
  'settings.configuration': row({
    summary: 'How the panel is set, as a file for another force: no person, no record, no venue',
    right: 'settings.keep',
    condition: 'anybody',
    input: Nothing,
    result: ConfigurationFile,
    run: takeConfiguration,
    consults: fileTaken('configuration-exported'),
  }),
  'settings.configurationPreview': row({
    summary: 'What another force’s configuration would make of this panel, part by part, before anything happens',
    right: 'settings.keep',
    condition: 'anybody',
    input: taking.ConfigurationText,
    result: taking.ConfigurationPreview,
    run: taking.previewConfiguration,
  }),
  'gateways.list': row({
    summary: 'The legal gateways under which something may be shared from now on',
    right: 'people.see',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(GatewayView),
    run: listGateways,
  }),
  'settings.get': row({
    summary: 'What the panel is set to, part by part, and who changed it last',
    right: 'settings.see',
    condition: 'anybody',
    input: Nothing,
    result: SettingsView,
    run: getSettings,
  }),
  'settings.seriesPreview': row({
    summary: 'The next meetings that a rule for the series would give, before it is saved',
    right: 'settings.see',
    condition: 'anybody',
    input: SeriesDraft,
    result: SeriesPreview,
    run: previewSeries,
  }),
};
