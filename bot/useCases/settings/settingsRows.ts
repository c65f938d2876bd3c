import { PanelChange } from '../../domain/settings';
import { Nothing, row } from '../row';
import { changePanel, getSettings } from './panelSettings';
import { previewSeries, SeriesDraft } from './seriesPreview';
import { SeriesPreview, SettingsView } from './settingsViews';

export const settingsCommands = {
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
